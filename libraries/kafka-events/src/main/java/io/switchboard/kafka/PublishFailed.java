package io.switchboard.kafka;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/** Kafka did not acknowledge an event. It may have the event all the same, or receive it later. */
public final class PublishFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PublishFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether no record can hold the event, so that publishing it again fails again. */
    public boolean isTooLarge() {
        return NestedExceptionUtils.getMostSpecificCause(this) instanceof RecordTooLargeException;
    }
}
