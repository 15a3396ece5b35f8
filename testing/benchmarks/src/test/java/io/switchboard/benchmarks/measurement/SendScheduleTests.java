package io.switchboard.benchmarks.measurement;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SendScheduleTests {

    @Test
    void doesNotDrift() {
        var schedule = new SendSchedule(5, 300);

        assertThat(schedule.moment(0)).isEqualTo(5);
        assertThat(schedule.moment(300)).isEqualTo(5 + TimeUnit.SECONDS.toNanos(1));
        assertThat(schedule.moment(3_000_000)).isEqualTo(5 + TimeUnit.SECONDS.toNanos(10_000));
    }
}
