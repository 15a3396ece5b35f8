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
                Arguments.of(new ConnectException("refused"), GatewayProblem.SERVICE_UNAVAILABLE),
                Arguments.of(new ConnectTimeoutException("slow"), GatewayProblem.SERVICE_UNAVAILABLE),
                Arguments.of(new UnknownHostException("service"), GatewayProblem.SERVICE_UNAVAILABLE),
                Arguments.of(new IOException("reset by peer"), GatewayProblem.BAD_GATEWAY),
                Arguments.of(new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT), GatewayProblem.GATEWAY_TIMEOUT),
                Arguments.of(new ResponseStatusException(HttpStatus.NOT_FOUND), GatewayProblem.NOT_FOUND),
                Arguments.of(new ResponseStatusException(HttpStatus.URI_TOO_LONG), GatewayProblem.BAD_REQUEST),
                Arguments.of(new RequestRejected(GatewayProblem.FORBIDDEN), GatewayProblem.FORBIDDEN),
                Arguments.of(new IllegalStateException("bug"), GatewayProblem.INTERNAL_SERVER_ERROR));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void eachFailureIsOneProblem(Throwable failure, GatewayProblem problem) {
        assertThat(ProblemHandler.problemOf(failure)).isEqualTo(problem);
    }

    @Test
    void theTypeIsTheNameInKebabCase() {
        assertThat(GatewayProblem.SERVICE_UNAVAILABLE.type())
                .hasToString("https://switchboard.io/problems/service-unavailable");
    }
}
