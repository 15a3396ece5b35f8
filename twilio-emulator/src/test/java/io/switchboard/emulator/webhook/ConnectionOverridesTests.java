package io.switchboard.emulator.webhook;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ConnectionOverridesTests {
    private static final WebhookAnswer REFUSED = new WebhookAnswer.NotConnected("refused");
    private static final WebhookAnswer TIMEOUT = new WebhookAnswer.NoResponse("read timeout");
    private static final WebhookAnswer HALF_ANSWER = new WebhookAnswer.Broken(11200, "stopped half-way");

    @Test
    void aUrlWithoutFragmentHasTwiliosDefaults() {
        assertThat(ConnectionOverrides.of("https://a.example/x?ct=1"))
                .isEqualTo(new ConnectionOverrides(
                        Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(15), 1, Set.of("ct")));
    }

    @Test
    void theFragmentOverridesTheDefaults() {
        assertThat(ConnectionOverrides.of("https://a.example/x#ct=2000&rt=3000&tt=9000&rc=3&rp=5xx,rt&e=ashburn"))
                .isEqualTo(new ConnectionOverrides(
                        Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(9), 3, Set.of("5xx", "rt")));
    }

    @Test
    void valuesBeyondTwiliosRangesAreMovedToTheLimitAndNonsenseIsIgnored() {
        assertThat(ConnectionOverrides.of("https://a.example/x#ct=1&rt=99999&tt=abc&rc=9&rp="))
                .isEqualTo(new ConnectionOverrides(
                        Duration.ofMillis(100), Duration.ofSeconds(15), Duration.ofSeconds(15), 5, Set.of("")));
    }

    @ParameterizedTest
    @MethodSource
    void retriesWhatThePolicyNames(String fragment, WebhookAnswer answer, boolean isRetried) {
        assertThat(ConnectionOverrides.of("https://a.example/x" + fragment).isRetried(answer))
                .isEqualTo(isRetried);
    }

    static Stream<Arguments> retriesWhatThePolicyNames() {
        return Stream.of(
                arguments("", REFUSED, true),
                arguments("", TIMEOUT, false),
                arguments("", status(503), false),
                arguments("", status(200), false),
                arguments("#rp=5xx", status(503), true),
                arguments("#rp=5xx", status(403), false),
                arguments("#rp=5xx", REFUSED, false),
                arguments("#rp=4xx", status(403), true),
                arguments("#rp=rt", TIMEOUT, true),
                arguments("#rp=all", status(404), true),
                arguments("#rp=all", status(204), false),
                arguments("#rp=all", HALF_ANSWER, false),
                arguments("#rp=5xx,ct,rt", REFUSED, true));
    }

    private static WebhookAnswer status(int status) {
        return new WebhookAnswer.Response(status, null, "");
    }
}
