package io.switchboard.web.status;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PartHistoryTests {

    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private Instant now = START;
    private final PartHistory history = new PartHistory(clock());

    @Test
    void aPartThatAlwaysWorkedDoesSoSinceTheStart() {
        now = START.plusSeconds(60);

        assertThat(history.status("storing", PartCondition.working(), null).since())
                .isEqualTo(START);
    }

    @Test
    void aTroubleKeepsItsBeginningAndAPartThatWorksAgainSaysSinceWhen() {
        history.status("storing", PartCondition.delayed(START.plusSeconds(10), "late"), null);
        now = START.plusSeconds(30);
        var delayed = history.status("storing", PartCondition.delayed(START.plusSeconds(25), "late"), null);
        now = START.plusSeconds(40);
        var working = history.status("storing", PartCondition.working(), null);

        assertThat(delayed.since()).isEqualTo(START.plusSeconds(10));
        assertThat(working.state()).isEqualTo(PartState.WORKING);
        assertThat(working.since()).isEqualTo(START.plusSeconds(40));
        assertThat(working.detail()).isNull();
    }

    @Test
    void theWorseStateAndTheLaterEventCountOfTwoReports() {
        var one = new PartStatus(PartState.WORKING, START, START.plusSeconds(5), null);
        var other = new PartStatus(PartState.FAILING, START.plusSeconds(1), null, "broken");

        assertThat(one.and(other))
                .isEqualTo(new PartStatus(PartState.FAILING, START.plusSeconds(1), START.plusSeconds(5), "broken"));
        assertThat(other.and(one)).isEqualTo(one.and(other));
    }

    private Clock clock() {
        return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    }
}
