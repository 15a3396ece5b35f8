package io.switchboard.ingress.replay;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayCountsTests {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final ReplayCounts counts = new ReplayCounts();

    @Test
    void rejectionsOfOneKindAreCountedWithTheNewest() {
        counts.rejected(kind("AC1"), NOON, "first");
        counts.rejected(kind("AC2"), NOON, "other");
        counts.rejected(kind("AC1"), NOON.plusSeconds(1), "newest");
        counts.rejected(kind("AC1"), NOON.minusSeconds(1), "oldest");

        assertThat(counts.rejections())
                .containsExactly(
                        new ReplayCounts.Rejections(kind("AC1"), 3, NOON.plusSeconds(1), "newest"),
                        new ReplayCounts.Rejections(kind("AC2"), 1, NOON, "other"));
    }

    @Test
    void inventedAccountsDoNotGrowTheCounts() {
        for (var i = 0; i < 5_000; i++) {
            counts.rejected(kind("AC" + i), NOON, "x");
        }

        assertThat(counts.allRejected()).isEqualTo(5_000);
        assertThat(counts.rejections()).hasSizeLessThan(1_100);
        assertThat(counts.rejections().getFirst().kind().account()).isNull();
    }

    private static ReplayCounts.Kind kind(String account) {
        return new ReplayCounts.Kind("bad-signature", account, "/api/webhooks/sms");
    }
}
