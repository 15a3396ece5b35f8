package io.switchboard.kafka.listener;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.switchboard.kafka.PublishFailed;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class FailureClassifiersTests {

    private final FailureClassifiers failures = new FailureClassifiers(List.of(new Database()));

    static Stream<Throwable> failuresThatPass() {
        return Stream.of(
                new PublishFailed("not acknowledged", new NotEnoughReplicasException("1 of 2")),
                new PublishFailed("not acknowledged within 30 s", new TimeoutException()),
                new PublishFailed("not allowed", new TopicAuthorizationException("switchboard.events")),
                new IllegalStateException(new ExecutionException(new DatabaseAway())));
    }

    static Stream<Throwable> failuresOfARecord() {
        return Stream.of(
                new UnprocessableEvent("no SID"),
                new NullPointerException(),
                new IllegalArgumentException(),
                new ClassCastException(),
                new StackOverflowError(),
                new PublishFailed("not acknowledged", new RecordTooLargeException("1 MB")),
                new PublishFailed("not acknowledged", new SerializationException("half a pair")));
    }

    @ParameterizedTest
    @MethodSource("failuresThatPass")
    void aStateOfAServerPassesByWaiting(Throwable failure) {
        assertThat(failures.isTransient(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("failuresOfARecord")
    void aPropertyOfTheRecordDoesNotPass(Throwable failure) {
        assertThat(failures.isTransient(failure)).isFalse();
    }

    @Test
    void theReasonIsTakenFromTheCauseThatAClassifierKnows() {
        assertThat(failures.deadLetterReason(
                        new PublishFailed("not acknowledged", new RecordTooLargeException("1 MB"))))
                .isEqualTo(DeadLetterReason.TOO_LARGE);
        assertThat(failures.deadLetterReason(new IllegalStateException(new Rejected())))
                .isEqualTo(DeadLetterReason.NOT_STORABLE);
    }

    @Test
    void anIllegalArgumentIsAnUnknownFailureAndNoPoisonSignal() {
        assertThat(failures.deadLetterReason(new IllegalArgumentException())).isEqualTo(DeadLetterReason.FAILED);
        assertThat(failures.deadLetterReason(new UnprocessableEvent("no SID"))).isEqualTo(DeadLetterReason.INVALID);
    }

    @Test
    void aCauseThatIsItsOwnCauseEndsTheSearch() {
        var one = new IllegalStateException("one");
        var other = new IllegalStateException("other", one);
        one.initCause(other);

        assertThat(failures.isTransient(one)).isFalse();
    }

    private static final class DatabaseAway extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Rejected extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Classifies the failures of a database that only this test knows. */
    private static final class Database implements FailureClassifier {

        @Override
        public boolean isTransient(Throwable failure) {
            return failure instanceof DatabaseAway;
        }

        @Override
        public Optional<DeadLetterReason> deadLetterReason(Throwable failure) {
            return failure instanceof Rejected ? Optional.of(DeadLetterReason.NOT_STORABLE) : Optional.empty();
        }
    }
}
