package io.switchboard.benchmarks.console;

import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MeasuredBudgetTests {

    @Test
    void aBudgetIsMissedByMoreThanItsGoal() {
        assertThat(MeasuredBudget.of("list", 800, "ms", 800).isMissed()).isFalse();
        assertThat(MeasuredBudget.of("list", 800.1, "ms", 800).isMissed()).isTrue();
        assertThat(MeasuredBudget.withoutGoal("list", 9_000, "ms").isMissed()).isFalse();
    }

    @Test
    void whatCouldNotBeMeasuredMissesItsGoal() {
        assertThat(MeasuredBudget.of("list", Double.NaN, "ms", 800).isMissed()).isTrue();
    }

    @Test
    void aLineHasTheFigureItsGoalAndWhetherItMissed() {
        assertThat(MeasuredBudget.of("second start", 1_234.4, "ms", 800).line())
                .matches("second start +1,234 ms +800 ms {2}missed");
        assertThat(MeasuredBudget.of("a key", 6.25, "ms", 10).line()).matches("a key +6\\.3 ms +10 ms");
    }

    @Test
    void aPercentileIsAMeasuredValue() {
        assertThat(MeasuredBudget.percentile(DoubleStream.of(5, 1, 4, 2, 3), 50))
                .isEqualTo(3);
        assertThat(MeasuredBudget.percentile(DoubleStream.of(5, 1, 4, 2, 3), 95))
                .isEqualTo(5);
        assertThat(MeasuredBudget.percentile(DoubleStream.empty(), 95)).isNaN();
    }
}
