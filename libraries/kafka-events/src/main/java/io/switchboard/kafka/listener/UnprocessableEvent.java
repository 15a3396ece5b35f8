package io.switchboard.kafka.listener;

/**
 * The event can never be processed, however often it is tried: something that it must have is missing or malformed, or it
 * contradicts what is stored. Its record is dead-lettered with this message as the reason.
 */
public final class UnprocessableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnprocessableEvent(String reason) {
        super(reason);
    }
}
