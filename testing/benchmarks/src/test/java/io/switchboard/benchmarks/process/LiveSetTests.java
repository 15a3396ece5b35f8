package io.switchboard.benchmarks.process;

import java.io.BufferedReader;
import java.io.StringReader;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LiveSetTests {

    @Test
    void isTheTotalOfTheHistogram() {
        var histogram = """
                4711:
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:        100000       24000000  [B (java.base@25)
                   2:             1             16  a.b.Total
                Total        100001       24000016
                """;

        assertThat(LiveSet.total(new BufferedReader(new StringReader(histogram))))
                .isEqualTo(24_000_016);
    }

    @Test
    void saysWhenThereIsNone() {
        assertThatExceptionOfType(MeasurementFailed.class)
                .isThrownBy(() -> LiveSet.total(new BufferedReader(new StringReader("4711: no such process"))));
    }
}
