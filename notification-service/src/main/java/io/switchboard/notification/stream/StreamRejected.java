package io.switchboard.notification.stream;

import java.time.Duration;

/** Reports that no stream can be opened now, and when it is worth another attempt. */
public final class StreamRejected extends RuntimeException {

    private final Reason reason;
    private final Duration retryAfter;

    private StreamRejected(Reason reason, String message, Duration retryAfter) {
        super(message);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    /** The limit or state that rejects a stream. */
    public enum Reason {
        TOO_MANY_OF_TENANT,
        TOO_MANY,
        NOT_READY
    }

    static StreamRejected tooManyOfTenant(int limit) {
        return new StreamRejected(
                Reason.TOO_MANY_OF_TENANT,
                "Your organisation has " + limit + " open streams, the most it may have. Close some of them first.",
                Duration.ofSeconds(30));
    }

    static StreamRejected tooMany() {
        return new StreamRejected(
                Reason.TOO_MANY, "The service has no capacity for another stream now.", Duration.ofSeconds(5));
    }

    static StreamRejected notReady() {
        return new StreamRejected(
                Reason.NOT_READY,
                "The service is starting or stopping and opens no stream now.",
                Duration.ofSeconds(5));
    }

    public Reason reason() {
        return reason;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
