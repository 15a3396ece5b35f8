package io.switchboard.benchmarks.ingress;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

import io.switchboard.benchmarks.Latencies;
import io.switchboard.benchmarks.load.Tally;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FiguresTests {

    @Test
    void sizesAreComparedWithinEachRoundSoThatASlowMinuteFavoursNone() {
        Map<Integer, List<Phase>> directory = Map.of(1, rounds(1_000, 500, 400), 100, rounds(900, 450, 2_000));

        Figures figures = new Figures(Map.of(), null, List.of(), List.of(), directory);

        assertThat(figures.besideSmallest(1, each -> each.tally().perSecond())).isEqualTo(1);
        assertThat(figures.besideSmallest(100, each -> each.tally().perSecond()))
                .isCloseTo(0.9, within(1e-9));
    }

    @Test
    void theIngressIsComparedWithAFloorInTheSameWay() {
        Map<Target, List<Phase>> saturation = Map.of(
                Target.INGRESS, rounds(100, 60, 50),
                Target.BARE_ECHO, rounds(200, 120, 500));

        Figures figures = new Figures(saturation, null, List.of(), List.of(), Map.of());

        assertThat(figures.ratio(Target.INGRESS, Target.BARE_ECHO)).isCloseTo(0.5, within(1e-9));
    }

    private static List<Phase> rounds(double... perSecond) {
        return DoubleStream.of(perSecond).mapToObj(FiguresTests::round).toList();
    }

    private static Phase round(double perSecond) {
        long count = (long) perSecond;
        Latencies.Figures answered = new Latencies.Figures(count, 0, 0, 0, 0, 0, perSecond);
        Tally tally = new Tally(count, 1, answered, answered, Map.of(200, count));
        return new Phase("", tally, new Cpu.Cores(0, 0, 0, 0), Ledger.Count.NONE);
    }
}
