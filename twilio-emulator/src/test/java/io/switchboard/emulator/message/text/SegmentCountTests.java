package io.switchboard.emulator.message.text;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentCountTests {

    @Test
    void countsGsmTextsBySeptetsAndOthersByUtf16() {
        assertThat(SegmentCount.of("")).isEqualTo(1);
        assertThat(SegmentCount.of("a".repeat(160))).isEqualTo(1);
        assertThat(SegmentCount.of("a".repeat(161))).isEqualTo(2);
        assertThat(SegmentCount.of("€".repeat(81))).isEqualTo(2);
        assertThat(SegmentCount.of("я".repeat(70))).isEqualTo(1);
        assertThat(SegmentCount.of("😀".repeat(36))).isEqualTo(2);
    }

    @Test
    void noCharacterIsSplit() {
        assertThat(SegmentCount.of("a".repeat(152) + "€" + "a".repeat(151))).isEqualTo(2);
        assertThat(SegmentCount.of("a".repeat(152) + "€" + "a".repeat(152))).isEqualTo(3);
        assertThat(SegmentCount.of("a".repeat(66) + "😀" + "a".repeat(66))).isEqualTo(3);
    }
}
