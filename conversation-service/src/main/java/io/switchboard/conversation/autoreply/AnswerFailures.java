package io.switchboard.conversation.autoreply;

import java.util.stream.Stream;

import io.switchboard.kafka.PublishFailed;
import io.switchboard.mongo.TransientFailures;

/** Tells failures of the storage and of Kafka, after which the batch is read again, from those that cost one answer. */
final class AnswerFailures {

    private static final int DEEPEST_CAUSE = 20;

    private AnswerFailures() {}

    static boolean isTransient(RuntimeException failure) {
        return failure instanceof PublishFailed
                || Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                        .limit(DEEPEST_CAUSE)
                        .anyMatch(TransientFailures::isTransient);
    }
}
