package io.switchboard.emulator.message;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentsTests {

    @Test
    void countsGsmTextsBySeptetsAndOthersByUtf16() {
        assertThat(Segments.of("")).isEqualTo(1);
        assertThat(Segments.of("a".repeat(160))).isEqualTo(1);
        assertThat(Segments.of("a".repeat(161))).isEqualTo(2);
        assertThat(Segments.of("€".repeat(81))).isEqualTo(2);
        assertThat(Segments.of("я".repeat(70))).isEqualTo(1);
        assertThat(Segments.of("😀".repeat(36))).isEqualTo(2);
    }
}
