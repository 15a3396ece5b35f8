package io.switchboard.conversation.sending;

/** Reports that an {@code Idempotency-Key} stands for another message already. */
final class IdempotencyKeyReused extends SendRejected {

    private static final long serialVersionUID = 1L;

    IdempotencyKeyReused() {
        super("idempotency-key-reused", "The Idempotency-Key was used for another message. Use a new key.");
    }
}
