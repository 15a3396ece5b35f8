package io.switchboard.benchmarks.ingress;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

import io.switchboard.benchmarks.ingress.installation.RequestTarget;
import io.switchboard.benchmarks.ingress.installation.SeriesFigures;
import io.switchboard.benchmarks.load.LoadResult;
import io.switchboard.benchmarks.measurement.LatencyRecorder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class IngressFiguresTests {

    @Test
    void sizesAreComparedWithinEachRoundSoThatASlowMinuteFavoursNone() {
        var directory = Map.of(1, rounds(1_000, 500, 400), 100, rounds(900, 450, 2_000));

        var figures = new IngressFigures(Map.of(), null, List.of(), List.of(), directory);

        assertThat(figures.besideSmallest(1, series -> series.tally().perSecond()))
                .isEqualTo(1);
        assertThat(figures.besideSmallest(100, series -> series.tally().perSecond()))
                .isCloseTo(0.9, within(1e-9));
    }

    @Test
    void theIngressIsComparedWithAFloorInTheSameWay() {
        var saturation = Map.of(
                RequestTarget.INGRESS, rounds(100, 60, 50),
                RequestTarget.BARE_ECHO, rounds(200, 120, 500));

        var figures = new IngressFigures(saturation, null, List.of(), List.of(), Map.of());

        assertThat(figures.ratio(RequestTarget.INGRESS, RequestTarget.BARE_ECHO))
                .isCloseTo(0.5, within(1e-9));
    }

    private static List<SeriesFigures> rounds(double... perSecond) {
        return DoubleStream.of(perSecond).mapToObj(IngressFiguresTests::round).toList();
    }

    private static SeriesFigures round(double perSecond) {
        var count = (long) perSecond;
        var answered = new LatencyRecorder.Figures(count, 0, 0, 0, 0, 0, perSecond);
        var tally = new LoadResult(count, 1, answered, answered, Map.of(200, count));
        return new SeriesFigures("", tally, new SeriesFigures.Cores(0, 0, 0, 0, 0), SeriesFigures.Count.NONE);
    }
}
