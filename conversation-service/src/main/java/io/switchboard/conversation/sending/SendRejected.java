package io.switchboard.conversation.sending;

/** Reports that a message cannot be sent as requested: nothing was queued, and the same request fails again. */
public abstract sealed class SendRejected extends RuntimeException
        permits MessageContentInvalid, AddressesRejected, IdempotencyKeyReused, SendNotAllowed {

    private static final long serialVersionUID = 1L;

    private final String reason;

    SendRejected(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** A stable word for the reason, such as {@code message-too-long}. */
    public String reason() {
        return reason;
    }
}
