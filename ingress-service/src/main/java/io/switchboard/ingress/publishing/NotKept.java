package io.switchboard.ingress.publishing;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.springframework.core.NestedExceptionUtils;

/** Kafka did not say in time that it has the event. It may have it all the same, or get it yet. */
public final class NotKept extends Exception {

    NotKept(Exception failure) {
        super(NestedExceptionUtils.getMostSpecificCause(failure));
    }

    /** Whether no record can hold the event, so that it will never be kept. */
    public boolean isTooLarge() {
        return getCause() instanceof RecordTooLargeException;
    }
}
