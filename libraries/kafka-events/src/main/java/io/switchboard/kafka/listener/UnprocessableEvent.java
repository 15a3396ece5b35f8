package io.switchboard.kafka.listener;

/**
 * Reports that an event can never be processed: a required part of it is missing or malformed, or it contradicts stored
 * data. Its record is dead-lettered with this message as the reason.
 */
public final class UnprocessableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnprocessableEvent(String reason) {
        super(reason);
    }
}
