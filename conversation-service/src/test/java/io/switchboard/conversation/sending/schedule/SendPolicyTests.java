package io.switchboard.conversation.sending.schedule;

import java.time.Duration;
import java.time.Instant;

import io.switchboard.conversation.sending.dispatch.SendingProcess;
import io.switchboard.conversation.support.OneNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SendPolicyTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private final SendPolicy policy = SendingProcess.POLICY;

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "1000000, 60"})
    void doublesTheDelayUpToTheMaximumAndTakesUpToHalfOfItOff(int failures, int seconds) {
        assertThat(policy.backOff(failures)).isBetween(Duration.ofMillis(seconds * 500L), Duration.ofSeconds(seconds));
    }

    @Test
    void obeysRetryAfterButNotBeyondGivingUp() {
        assertThat(policy.backOff(1, Duration.ofSeconds(90))).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(99));
        assertThat(policy.backOff(1, Duration.ofDays(9))).isEqualTo(Duration.ofHours(4));
        assertThat(policy.backOff(1, null)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void givesUpAfterTheSetTimeButNotBeforeTheFirstAttempt() {
        var untried = send(0, null);
        var tried = send(5, NOON.plusSeconds(1));

        assertThat(policy.isExhausted(untried, NOON.plus(Duration.ofDays(1)))).isFalse();
        assertThat(policy.isExhausted(tried, NOON.plus(Duration.ofHours(4)).minusMillis(1)))
                .isFalse();
        assertThat(policy.isExhausted(tried, NOON.plus(Duration.ofHours(4)))).isTrue();
    }

    @Test
    void triesATextForTheGraceAlsoWhenItsFirstAttemptCameLate() {
        var late = send(1, NOON.plus(Duration.ofHours(9)));

        assertThat(policy.giveUpAt(late))
                .isEqualTo(NOON.plus(Duration.ofHours(9)).plus(Duration.ofMinutes(10)));
    }

    @Test
    void givesUpEarlyAfterTooManyFailures() {
        assertThat(policy.isExhausted(send(1000, NOON), NOON.plusSeconds(1))).isTrue();
    }

    @Test
    void refusesDelaysThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SendPolicy(
                        Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofHours(1), Duration.ZERO, 1, 0));
    }

    private static PendingSend send(int failures, @Nullable Instant firstFailureAt) {
        return new PendingSend("1", OneNumber.TENANT, "c", NOON, NOON, null, failures, firstFailureAt, 0, null);
    }
}
