package io.switchboard.gateway.problem;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;

import io.netty.channel.ConnectTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemHandlerTests {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), Problem.SERVICE_UNAVAILABLE),
                Arguments.of(new ConnectTimeoutException("slow"), Problem.SERVICE_UNAVAILABLE),
                Arguments.of(new UnknownHostException("service"), Problem.SERVICE_UNAVAILABLE),
                Arguments.of(new IOException("reset by peer"), Problem.BAD_GATEWAY),
                Arguments.of(new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT), Problem.GATEWAY_TIMEOUT),
                Arguments.of(new ResponseStatusException(HttpStatus.NOT_FOUND), Problem.NOT_FOUND),
                Arguments.of(new ResponseStatusException(HttpStatus.URI_TOO_LONG), Problem.BAD_REQUEST),
                Arguments.of(new Refused(Problem.FORBIDDEN), Problem.FORBIDDEN),
                Arguments.of(new IllegalStateException("bug"), Problem.INTERNAL_SERVER_ERROR));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void eachFailureIsOneProblem(Throwable failure, Problem problem) {
        assertThat(ProblemHandler.problemOf(failure)).isEqualTo(problem);
    }

    @Test
    void theTypeIsTheNameInKebabCase() {
        assertThat(Problem.SERVICE_UNAVAILABLE.type())
                .hasToString("https://switchboard.io/problems/service-unavailable");
    }
}
