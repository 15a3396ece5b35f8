package io.switchboard.mongo.autoconfigure;

import java.util.stream.Stream;

import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

class StorageProblemsTests {

    private final StorageProblems problems = new StorageProblems();

    static Stream<Exception> failuresOfMongoDb() {
        return Stream.of(
                new MongoTimeoutException("no server"),
                new MongoSocketReadException("reset", new ServerAddress()),
                new DataAccessResourceFailureException("away"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfMongoDb")
    void aFailureOfMongoDbAsksTheCallerToTryAgain(Exception failure) {
        assertThat(problems.problemOf(failure)).hasValueSatisfying(problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("5");
            assertThat(problem.getBody().getType()).hasPath("/problems/storage-unavailable");
        });
    }

    @Test
    void anotherFailureIsNotTranslated() {
        assertThat(problems.problemOf(new IllegalStateException())).isEmpty();
    }
}
