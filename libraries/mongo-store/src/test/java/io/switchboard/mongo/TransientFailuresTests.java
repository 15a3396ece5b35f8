package io.switchboard.mongo;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
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
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;

import static org.assertj.core.api.Assertions.assertThat;

class TransientFailuresTests {

    private static final ServerAddress SERVER = new ServerAddress("localhost", 27017);

    static Stream<Throwable> failuresThatPass() {
        return Stream.of(
                new MongoSocketReadException("reset", SERVER),
                new MongoSocketReadTimeoutException("slow", SERVER, new IllegalStateException()),
                new MongoTimeoutException("no server"),
                new MongoNotPrimaryException(command(10107), SERVER),
                new MongoNodeIsRecoveringException(command(-1), SERVER),
                command(112, "WriteConflict"),
                command(18, "AuthenticationFailed"),
                command(14031, "OutOfDiskSpace"),
                labelled("RetryableWriteError"),
                bulk(List.of(), new WriteConcernError(64, "waiting for replication timed out", "", new BsonDocument())),
                bulk(List.of(error(11000), error(91)), null));
    }

    static Stream<Throwable> failuresOfARecord() {
        return Stream.of(
                new MongoWriteException(new WriteError(11000, "E11000", new BsonDocument()), SERVER, List.of()),
                bulk(List.of(error(11000)), null),
                bulk(List.of(error(10334)), null),
                command(2, "BadValue"),
                new BsonMaximumSizeExceededException("16 MB"));
    }

    @ParameterizedTest
    @MethodSource("failuresThatPass")
    void aStateOfTheServerPassesByWaiting(Throwable failure) {
        assertThat(TransientFailures.isTransient(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("failuresOfARecord")
    void aPropertyOfTheRecordDoesNot(Throwable failure) {
        assertThat(TransientFailures.isTransient(failure)).isFalse();
    }

    /** Callers ask about each cause of what Spring Data throws. */
    @ParameterizedTest
    @MethodSource({"failuresThatPass", "failuresOfARecord"})
    void springDataKeepsTheDriversFailureAsTheCause(Throwable failure) {
        var translated = new MongoExceptionTranslator().translateExceptionIfPossible((RuntimeException) failure);

        if (translated != null) {
            assertThat(translated).hasCause(failure);
            assertThat(TransientFailures.isTransient(translated)).isFalse();
        }
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
