package io.switchboard.benchmarks.ingress;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MedianFiguresTests {

    @Test
    void isTheMiddleWhateverTheOrder() {
        assertThat(MedianFigures.of(900, 1, 3)).isEqualTo(3);
        assertThat(MedianFigures.of(4, 1, 900, 2)).isEqualTo(3);
    }

    @Test
    void theSlopeIsTheGrowthFromOneToTheNext() {
        assertThat(GrowthSlope.of(List.of(5L, 7L, 9L, 11L))).isCloseTo(2, within(1e-9));
        assertThat(GrowthSlope.of(List.of(7L, 5L, 7L, 5L, 7L))).isCloseTo(0, within(1e-9));
        assertThat(GrowthSlope.of(List.of(7L))).isZero();
    }
}
