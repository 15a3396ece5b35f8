package io.switchboard.ingress.replay;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayCountsTests {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final ReplayCounts tally = new ReplayCounts();

    @Test
    void putsTogetherWhatIsRefusedAlikeAndNamesTheNewest() {
        tally.refused(kind("AC1"), NOON, "first");
        tally.refused(kind("AC2"), NOON, "other");
        tally.refused(kind("AC1"), NOON.plusSeconds(1), "newest");
        tally.refused(kind("AC1"), NOON.minusSeconds(1), "oldest");

        assertThat(tally.refusals())
                .containsExactly(
                        new ReplayCounts.Refusals(kind("AC1"), 3, NOON.plusSeconds(1), "newest"),
                        new ReplayCounts.Refusals(kind("AC2"), 1, NOON, "other"));
    }

    @Test
    void growsNoLargerHoweverManyAccountsAreMadeUp() {
        for (var i = 0; i < 5_000; i++) {
            tally.refused(kind("AC" + i), NOON, "x");
        }

        assertThat(tally.allRefused()).isEqualTo(5_000);
        assertThat(tally.refusals()).hasSizeLessThan(1_100);
        assertThat(tally.refusals().getFirst().kind().account()).isNull();
    }

    private static ReplayCounts.Kind kind(String account) {
        return new ReplayCounts.Kind("bad-signature", account, "/api/webhooks/sms");
    }
}
