package io.switchboard.benchmarks.load;

import java.util.concurrent.TimeUnit;

import io.switchboard.benchmarks.measurement.SendSchedule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestPaceTests {

    @Test
    void aLateRequestCountsFromItsMoment() {
        var pace = new RequestPace.Open(new SendSchedule(millis(1_000), 1_000), 100);

        assertThat(pace.intended(50, millis(1_900))).isEqualTo(millis(1_050));
    }

    @Test
    void afterAStallAllThatWasMissedIsDueAtOnce() {
        var pace = new RequestPace.Open(new SendSchedule(0, 1_000), 100);

        assertThat(pace.isDue(0, millis(60))).isTrue();
        assertThat(pace.isDue(60, millis(60))).isTrue();
        assertThat(pace.isDue(61, millis(60))).isFalse();
    }

    @Test
    void theOpenModelSendsWhatItWasToSendHoweverLate() {
        var pace = new RequestPace.Open(new SendSchedule(0, 1_000), 100);

        assertThat(pace.isDue(99, millis(5_000))).isTrue();
        assertThat(pace.isOver(99, millis(5_000))).isFalse();
        assertThat(pace.isDue(100, millis(5_000))).isFalse();
        assertThat(pace.isOver(100, millis(0))).isTrue();
    }

    @Test
    void theClosedModelSendsUntilItsTimeIsUp() {
        var pace = new RequestPace.Closed(millis(10));

        assertThat(pace.isDue(1_000_000, millis(9))).isTrue();
        assertThat(pace.isOver(0, millis(9))).isFalse();
        assertThat(pace.isDue(0, millis(10))).isFalse();
        assertThat(pace.isOver(0, millis(10))).isTrue();
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
