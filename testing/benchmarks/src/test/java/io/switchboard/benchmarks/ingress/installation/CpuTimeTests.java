package io.switchboard.benchmarks.ingress.installation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CpuTimeTests {

    @Test
    void othersHaveWhatIsLeftOfTheMachine() {
        var before = new CpuTime(0, seconds(1), seconds(10), seconds(5), seconds(3), seconds(100));
        var after = new CpuTime(
                TimeUnit.SECONDS.toNanos(10), seconds(5), seconds(18), seconds(7), seconds(4), seconds(118));

        var cores = after.since(before);

        assertThat(cores.generator()).isCloseTo(0.4, within(1e-9));
        assertThat(cores.ingress()).isCloseTo(0.8, within(1e-9));
        assertThat(cores.broker()).isCloseTo(0.2, within(1e-9));
        assertThat(cores.gateway()).isCloseTo(0.1, within(1e-9));
        assertThat(cores.others()).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void idleAndWaitingForDisksIsNotBusy() {
        assertThat(CpuTime.busy("cpu  100 20 30 9000 500 6 7 8 0 0")).isEqualTo(Duration.ofMillis(1_710));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
