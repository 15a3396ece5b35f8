package io.switchboard.kafka;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.springframework.core.NestedExceptionUtils;

/**
 * Reports that Kafka did not acknowledge an event. Kafka may have the event nevertheless, or receive it later. The cause is
 * the innermost one, the reason that Kafka or the wait gave.
 */
public final class PublishFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PublishFailed(String message, Throwable failure) {
        super(
                message + ": " + NestedExceptionUtils.getMostSpecificCause(failure),
                NestedExceptionUtils.getMostSpecificCause(failure));
    }

    /** Returns whether no record can hold the event, so that publishing it again fails again. */
    public boolean isTooLarge() {
        return getCause() instanceof RecordTooLargeException;
    }
}
