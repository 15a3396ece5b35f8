package io.switchboard.kafka.listener;

import java.util.Optional;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/** Classifies failures of Kafka, interruptions, and exceptions that listeners throw on purpose. */
final class KafkaFailures implements FailureClassifier {

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
