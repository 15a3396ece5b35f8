package io.switchboard.conversation.sending;

import java.util.Map;
import java.util.stream.Stream;

import io.switchboard.conversation.sending.rule.SendObjection;
import io.switchboard.web.ApiProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class SendProblemsTests {

    static Stream<Arguments> everyFailureHasAStatusAndAType() {
        return Stream.of(
                arguments(new MessageContentInvalid("message-too-long", "body is long"), 400, "message-too-long"),
                arguments(new AddressesRejected("number-not-owned", "not yours"), 409, "number-not-owned"),
                arguments(
                        new SendNotAllowed(new SendObjection("opted-out", "no", 21610, Map.of("consent", "x"))),
                        409,
                        "opted-out"),
                arguments(new IdempotencyKeyReused(), 409, "idempotency-key-reused"),
                arguments(new SendNotQueued(new IllegalStateException("away")), 503, "not-queued"));
    }

    @ParameterizedTest
    @MethodSource
    void everyFailureHasAStatusAndAType(RuntimeException failure, int status, String type) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> SendProblems.translate(() -> {
                    throw failure;
                }))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(status);
                    assertThat(problem.getBody().getType()).hasPath("/problems/" + type);
                });
    }

    @Test
    void aRuleTellsTheClientWhatItNeeds() {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> SendProblems.translate(() -> {
                    throw new SendNotAllowed(new SendObjection("opted-out", "no", 21610, Map.of("consent", "x")));
                }))
                .satisfies(
                        problem -> assertThat(problem.getBody().getProperties()).containsEntry("consent", "x"));
    }

    @Test
    void theResultOfARequestWithoutFailureIsReturned() {
        assertThat(SendProblems.translate(() -> "queued")).isEqualTo("queued");
    }
}
