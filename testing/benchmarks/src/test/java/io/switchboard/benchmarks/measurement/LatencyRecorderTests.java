package io.switchboard.benchmarks.measurement;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LatencyRecorderTests {

    private final LatencyRecorder latencies = new LatencyRecorder();

    @Test
    void percentilesAreInMilliseconds() {
        for (var i = 1; i <= 100; i++) {
            latencies.add(0, TimeUnit.MILLISECONDS.toNanos(i));
        }

        var figures = latencies.figures();
        assertThat(figures.count()).isEqualTo(100);
        assertThat(figures.p50()).isCloseTo(50, within(0.1));
        assertThat(figures.p90()).isCloseTo(90, within(0.1));
        assertThat(figures.p99()).isCloseTo(99, within(0.1));
        assertThat(figures.max()).isCloseTo(100, within(0.1));
    }

    @Test
    void theRateIsTakenBetweenTheFirstAndTheLast() {
        for (var i = 10; i >= 0; i--) {
            latencies.add(0, TimeUnit.MILLISECONDS.toNanos(1_000 + 20L * i));
        }

        assertThat(latencies.figures().perSecond()).isCloseTo(50, within(0.001));
    }

    @Test
    void nothingIsZero() {
        assertThat(latencies.figures()).isEqualTo(new LatencyRecorder.Figures(0, 0, 0, 0, 0, 0, 0));
    }
}
