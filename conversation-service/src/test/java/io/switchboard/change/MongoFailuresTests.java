package io.switchboard.change;

import java.util.Set;
import java.util.stream.IntStream;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import io.switchboard.kafka.listener.DeadLetterReason;
import io.switchboard.kafka.listener.FailureClassifier;
import org.bson.BsonDocument;
import org.bson.BsonMaximumSizeExceededException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MongoFailuresTests {

    private final FailureClassifier failures = new MongoFailures();

    @Test
    void anUnreachableDatabaseIsTransientAndARejectedDocumentIsNot() {
        assertThat(failures.isTransient(new MongoTimeoutException("no server"))).isTrue();
        assertThat(failures.isTransient(bulk(11000))).isFalse();
    }

    @Test
    void aDocumentThatExceedsTheLimitIsTooLarge() {
        assertThat(failures.deadLetterReason(bulk(11000, 10334))).contains(DeadLetterReason.TOO_LARGE);
        assertThat(failures.deadLetterReason(new BsonMaximumSizeExceededException("16 MB")))
                .contains(DeadLetterReason.TOO_LARGE);
    }

    @Test
    void aDocumentThatMongoDbRejectsIsNotStorable() {
        assertThat(failures.deadLetterReason(bulk(11000))).contains(DeadLetterReason.NOT_STORABLE);
        assertThat(failures.deadLetterReason(new IllegalArgumentException())).isEmpty();
    }

    private static MongoBulkWriteException bulk(int... codes) {
        var errors = IntStream.of(codes)
                .mapToObj(code -> new BulkWriteError(code, "rejected", new BsonDocument(), 0))
                .toList();
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(), errors, null, new ServerAddress(), Set.of());
    }
}
