package io.switchboard.benchmarks.store;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OneByOneStoreTests {

    @Test
    void workThatFailsFailsTheMeasurement() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();

        assertThatExceptionOfType(MeasurementFailed.class)
                .isThrownBy(() -> OneByOneStore.run(List.of(1, 2, 3), 1, number -> {
                    if (number == 2) {
                        throw new IllegalStateException("the database is away");
                    }
                    done.add(number);
                }))
                .withMessageContaining("the database is away");
        assertThat(done).containsExactlyInAnyOrder(1, 3);
    }
}
