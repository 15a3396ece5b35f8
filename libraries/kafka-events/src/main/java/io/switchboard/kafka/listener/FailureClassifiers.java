package io.switchboard.kafka.listener;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Decides by a failure and its causes whether to repeat the batch or to dead-letter the record. A failure that no
 * classifier knows is a property of the record, so that it cannot delay the records of others.
 */
final class FailureClassifiers {

    private static final int DEEPEST_CAUSE = 20;

    private final List<FailureClassifier> classifiers;

    FailureClassifiers(List<FailureClassifier> classifiers) {
        this.classifiers = Stream.concat(Stream.of(new KafkaFailures()), classifiers.stream())
                .toList();
    }

    /** Returns whether the failure, or one of its causes, is transient. */
    boolean isTransient(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> classifiers.stream().anyMatch(classifier -> classifier.isTransient(cause)));
    }

    /** The reason of the outermost cause that is known, else {@link DeadLetterReason#FAILED}. */
    DeadLetterReason deadLetterReason(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> classifiers.stream()
                        .map(classifier -> classifier.deadLetterReason(cause))
                        .flatMap(Optional::stream))
                .findFirst()
                .orElse(DeadLetterReason.FAILED);
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE);
    }

    /** Classifies failures of Kafka, interruptions, and exceptions that listeners throw on purpose. */
    private static final class KafkaFailures implements FailureClassifier {

        @Override
        public boolean isTransient(Throwable failure) {
            return switch (failure) {
                case RetriableException kafka -> true;
                case AuthenticationException kafka -> true;
                case AuthorizationException kafka -> true;
                // The producer has begun a new epoch by the time the batch is redelivered.
                case OutOfOrderSequenceException kafka -> true;
                case InterruptException shutdown -> true;
                case InterruptedException shutdown -> true;
                case TimeoutException unacknowledged -> true;
                default -> false;
            };
        }

        @Override
        public Optional<DeadLetterReason> deadLetterReason(Throwable failure) {
            return switch (failure) {
                case UnprocessableEvent invalid -> Optional.of(DeadLetterReason.INVALID);
                case RecordTooLargeException kafka -> Optional.of(DeadLetterReason.TOO_LARGE);
                case SerializationException kafka -> Optional.of(DeadLetterReason.NOT_STORABLE);
                default -> Optional.empty();
            };
        }
    }
}
