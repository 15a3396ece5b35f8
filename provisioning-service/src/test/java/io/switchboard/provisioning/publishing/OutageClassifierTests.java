package io.switchboard.provisioning.publishing;

import java.util.Objects;
import java.util.Set;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;

import static org.assertj.core.api.Assertions.assertThat;

class OutageClassifierTests {

    private final MongoExceptionTranslator springData = new MongoExceptionTranslator();

    private RuntimeException translated(RuntimeException failure) {
        return Objects.requireNonNull(springData.translateExceptionIfPossible(failure));
    }

    @Test
    void aDatabaseThatServesNothingEndsTheRunAlsoWhereSpringDataReportsIt() {
        for (var failure : new RuntimeException[] {
            new MongoTimeoutException("no server"),
            new MongoSocketReadException("reset", new ServerAddress()),
            new MongoException(13, "not authorized")
        }) {
            assertThat(OutageClassifier.isOutage(failure)).isTrue();
            assertThat(OutageClassifier.isOutage(translated(failure))).isTrue();
        }
    }

    @Test
    void aRejectedDocumentStopsNoOther() {
        var rejected = new MongoWriteException(
                new WriteError(121, "invalid", new BsonDocument()), new ServerAddress(), Set.of());

        assertThat(OutageClassifier.isOutage(rejected)).isFalse();
        assertThat(OutageClassifier.isOutage(translated(rejected))).isFalse();
    }

    @Test
    void anUnreachableBrokerEndsTheRunAndARejectedRecordDoesNot() {
        assertThat(OutageClassifier.isOutage(new TimeoutException("no broker"))).isTrue();
        assertThat(OutageClassifier.isOutage(new RecordTooLargeException())).isFalse();
    }
}
