package io.switchboard.conversation.storage;

import java.util.stream.Stream;

import io.switchboard.kafka.PublishFailed;
import io.switchboard.mongo.TransientFailures;

/**
 * Tells failures of the storage and of Kafka, after which the batch is read again, from those that cost the reaction to one
 * message.
 */
public final class ListenerFailures {

    private static final int DEEPEST_CAUSE = 20;

    private ListenerFailures() {}

    /** Returns whether the failure passes by waiting. */
    public static boolean isTransient(RuntimeException failure) {
        return failure instanceof PublishFailed
                || Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                        .limit(DEEPEST_CAUSE)
                        .anyMatch(TransientFailures::isTransient);
    }
}
