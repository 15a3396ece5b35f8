package io.switchboard.benchmarks.store;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StoreTableTests {

    @Test
    void theTableHasTheMedianOfTheRoundsAndOfTheirRatios() {
        var figures = List.of(
                figures("texts", 1_000, 100),
                figures("texts, one by one", 500, 0),
                figures("texts", 3_000, 300),
                figures("texts, one by one", 1_000, 0),
                figures("texts", 2_000, 200),
                figures("texts, one by one", 250, 0));

        var table = StoreTable.of(figures);

        assertThat(table)
                .contains("| texts | 2000 | 1000, 3000, 2000 | 200 | 3.0 |")
                .contains("| texts, one by one | 500 | 500, 1000, 250 |  |  |");
    }

    @Test
    void aTextThatIsLostOrPublishedTwiceIsNotSound() {
        assertThat(new StoreFigures("texts", 10, 10, 0, 1, 1).isSound()).isTrue();
        assertThat(new StoreFigures("texts", 10, 9, 0, 1, 1).isSound()).isFalse();
        assertThat(new StoreFigures("texts", 10, 10, 1, 1, 1).isSound()).isFalse();
    }

    private static StoreFigures figures(String name, double perSecond, double cpuMicros) {
        return new StoreFigures(name, 10, 10, 0, perSecond, cpuMicros);
    }
}
