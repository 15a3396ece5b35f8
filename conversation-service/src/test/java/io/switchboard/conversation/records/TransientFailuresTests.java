package io.switchboard.conversation.records;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.kafka.KafkaException;

import static org.assertj.core.api.Assertions.assertThat;

class TransientFailuresTests {

    private static final ServerAddress SERVER = new ServerAddress("localhost", 27017);

    static Stream<Throwable> failuresThatPass() {
        return Stream.of(
                new MongoSocketReadException("reset", SERVER),
                new MongoSocketReadTimeoutException("slow", SERVER, new IllegalStateException()),
                new MongoTimeoutException("no server"),
                new MongoNotPrimaryException(command(10107), SERVER),
                command(112, "WriteConflict"),
                command(18, "AuthenticationFailed"),
                command(14031, "OutOfDiskSpace"),
                labelled("RetryableWriteError"),
                bulk(List.of(), new WriteConcernError(64, "waiting for replication timed out", "", new BsonDocument())),
                bulk(List.of(error(11000), error(91)), null),
                new KafkaException("not acknowledged", new NotEnoughReplicasException("1 of 2")),
                new KafkaException("not acknowledged within 30 s", new TimeoutException()),
                new KafkaException("not allowed", new TopicAuthorizationException("switchboard.events")),
                new IllegalStateException(new ExecutionException(new MongoTimeoutException("no server"))));
    }

    static Stream<Throwable> failuresOfARecord() {
        return Stream.of(
                new UnprocessableEvent("no SID"),
                new NullPointerException(),
                new IllegalArgumentException(),
                new ClassCastException(),
                new StackOverflowError(),
                new MongoWriteException(new WriteError(11000, "E11000", new BsonDocument()), SERVER, List.of()),
                bulk(List.of(error(11000)), null),
                bulk(List.of(error(10334)), null),
                command(2, "BadValue"),
                new BsonMaximumSizeExceededException("16 MB"),
                new KafkaException("not acknowledged", new RecordTooLargeException("1 MB")),
                new KafkaException("not acknowledged", new SerializationException("half a pair")));
    }

    @ParameterizedTest
    @MethodSource("failuresThatPass")
    void aStateOfTheServerPassesByWaiting(Throwable failure) {
        assertThat(TransientFailures.contains(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("failuresOfARecord")
    void aPropertyOfTheRecordDoesNot(Throwable failure) {
        assertThat(TransientFailures.contains(failure)).isFalse();
    }

    @Test
    void aCauseThatIsItsOwnCauseEndsTheSearch() {
        var one = new IllegalStateException("one");
        var other = new IllegalStateException("other", one);
        one.initCause(other);

        assertThat(TransientFailures.contains(one)).isFalse();
    }

    private static BsonDocument command(int code) {
        return new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code));
    }

    private static MongoCommandException command(int code, String name) {
        return new MongoCommandException(command(code).append("codeName", new BsonString(name)), SERVER);
    }

    private static MongoException labelled(String label) {
        var failure = new MongoException(1, "failed");
        failure.addLabel(label);
        return failure;
    }

    private static BulkWriteError error(int code) {
        return new BulkWriteError(code, "refused", new BsonDocument(), 0);
    }

    private static MongoBulkWriteException bulk(List<BulkWriteError> errors, @Nullable WriteConcernError concern) {
        return new MongoBulkWriteException(BulkWriteResult.unacknowledged(), errors, concern, SERVER, Set.of());
    }
}
