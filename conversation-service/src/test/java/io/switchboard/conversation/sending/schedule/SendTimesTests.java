package io.switchboard.conversation.sending.schedule;

import java.time.Duration;
import java.time.Instant;

import io.switchboard.web.ApiProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SendTimesTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456Z");

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT2M", "P35D"})
    void acceptsATimeFromSixtySecondsToThirtyFiveDaysAhead(Duration ahead) {
        assertThat(SendTimes.check(NOW.plus(ahead), NOW))
                .isEqualTo(Instant.parse("2026-11-21T12:00:00.123Z").plus(ahead));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "PT0S", "PT58S", "P35DT1S", "P3650D"})
    void refusesOtherTimes(Duration ahead) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> SendTimes.check(NOW.plus(ahead), NOW))
                .withMessageContaining("60 seconds");
    }

    @Test
    void aMessageWithoutATimeIsSentAtOnce() {
        assertThat(SendTimes.check(null, NOW)).isNull();
    }
}
