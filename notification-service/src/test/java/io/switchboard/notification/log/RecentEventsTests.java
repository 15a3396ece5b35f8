package io.switchboard.notification.log;

import io.switchboard.notification.subscription.Subscription;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentEventsTests {

    private static final Subscription DEMO = new Subscription("demo", null);

    private final TopicOffsets offsets = TestEventLog.beginning(1);
    private final RecentEvents events = new RecentEvents(offsets, 10_000);

    @Test
    void aRangeHasTheEventsAfterItsBeginningUpToItsEnd() {
        for (var i = 0; i < 4; i++) {
            add("e" + i, i);
        }

        assertThat(events.between(DEMO, position(1), position(3)))
                .hasValueSatisfying(found -> assertThat(found)
                        .extracting(event -> event.event().id())
                        .containsExactly("e1", "e2"));
    }

    /** Its offsets count other records, and a client that got these would never be told to reload. */
    @Test
    void aPositionOfAnEarlierGenerationHasNone() {
        add("e0", 0);
        var earlier = TestEventLog.beginning(1).position(0);

        assertThat(events.between(DEMO, earlier, earlier.at(1))).isEmpty();
    }

    private void add(String id, long offset) {
        events.add(TenantEvent.of(StreamRecords.record(0, offset, "demo", id), position(offset)));
    }

    private StreamPosition position(long next) {
        return offsets.position(0).at(next);
    }
}
