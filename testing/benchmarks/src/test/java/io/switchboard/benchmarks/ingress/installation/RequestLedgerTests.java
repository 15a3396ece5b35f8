package io.switchboard.benchmarks.ingress.installation;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestLedgerTests {

    private final RequestLedger ledger = new RequestLedger(1_000);

    @Test
    void whatIsAcceptedAndOnATopicOnceIsInOrder() {
        ledger.answered(1_000, 200);
        ledger.found(1_000);
        ledger.answered(1_001, 204);
        ledger.found(1_001);

        assertThat(ledger.count()).isEqualTo(new SeriesFigures.Count(2, 2, 0, 0, 0));
    }

    @Test
    void whatIsAcceptedAndOnNoTopicIsLost() {
        ledger.answered(1_000, 200);
        ledger.answered(1_001, 200);
        ledger.found(1_001);

        assertThat(ledger.count()).isEqualTo(new SeriesFigures.Count(2, 1, 1, 0, 0));
    }

    @Test
    void eachFurtherCopyIsADuplicate() {
        ledger.answered(1_000, 200);
        ledger.found(1_000);
        ledger.found(1_000);
        ledger.found(1_000);

        assertThat(ledger.count()).isEqualTo(new SeriesFigures.Count(1, 3, 0, 2, 0));
    }

    @Test
    void whatWasRefusedMayBeKeptAllTheSame() {
        ledger.answered(1_000, 503);
        ledger.found(1_000);
        ledger.answered(1_001, 503);

        assertThat(ledger.count()).isEqualTo(new SeriesFigures.Count(0, 1, 0, 0, 0));
    }

    @Test
    void anEventOfNobodysRequestIsStrange() {
        ledger.found(999);
        ledger.foundStrange();

        assertThat(ledger.count()).isEqualTo(new SeriesFigures.Count(0, 0, 0, 0, 2));
    }

    @Test
    void countsAsManyAsThereAre() {
        for (var i = 0; i < 1_000_000; i++) {
            ledger.answered(1_000 + i, 200);
            if (i != 65_536) {
                ledger.found(1_000 + i);
            }
        }

        assertThat(ledger.count()).isEqualTo(new SeriesFigures.Count(1_000_000, 999_999, 1, 0, 0));
    }

    @Test
    void manyCopiesDoNotOverflow() {
        ledger.answered(1_000, 200);
        for (var i = 0; i < 300; i++) {
            ledger.found(1_000);
        }

        assertThat(ledger.count().accepted()).isEqualTo(1);
        assertThat(ledger.count().lost()).isZero();
        assertThat(ledger.count().duplicated()).isEqualTo(62);
    }
}
