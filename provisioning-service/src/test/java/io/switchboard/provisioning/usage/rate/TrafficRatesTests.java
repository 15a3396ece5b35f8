package io.switchboard.provisioning.usage.rate;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.provisioning.usage.UsageFixture;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.switchboard.provisioning.usage.UsageFixture.DEMO;
import static io.switchboard.provisioning.usage.UsageFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

class TrafficRatesTests {

    private static final TenantId OTHER = new TenantId("other");
    private static final TenantId QUIET = new TenantId("quiet");

    private final UsageFixture usage = new UsageFixture();
    private final TextDelays delays = new TextDelays(usage.mongo);
    private final TrafficRates rates = new TrafficRates(usage.mongo, delays, usage.clock);

    @AfterEach
    void close() {
        usage.close();
    }

    @Test
    void theTextsOfTheLastMinutesAreCountedOnceForEachTenant() {
        var in = usage.text("in", TrafficDirection.INBOUND, NOON.minusSeconds(10));
        usage.receive(List.of(
                usage.text("old", TrafficDirection.INBOUND, NOON.minus(Duration.ofMinutes(6))),
                in,
                in,
                usage.text("out", TrafficDirection.OUTBOUND, NOON.minusSeconds(200)),
                usage.text("failed", TrafficDirection.OUTBOUND, NOON.minusSeconds(20)),
                usage.status("failed", "undelivered", NOON.minusSeconds(5), null, 30003),
                usage.text(OTHER, "theirs", TrafficDirection.INBOUND, NOON, null, 1, 0),
                usage.text(QUIET, "not-asked-for", TrafficDirection.INBOUND, NOON, null, 1, 0)));

        var recent = rates.of(List.of(DEMO, OTHER));

        assertThat(recent).containsOnlyKeys(DEMO, OTHER);
        assertThat(recent.get(DEMO)).isEqualTo(new RecentTraffic(5, 3, 0.6, 1, null));
        assertThat(recent.get(OTHER)).isEqualTo(new RecentTraffic(5, 1, 0.2, 0, null));
    }

    @Test
    void aTextThatWasStoredLateShowsItsDelayThoughItArrivedEarlier() {
        var late = usage.text("late", TrafficDirection.INBOUND, NOON.minus(Duration.ofMinutes(20)));
        usage.receive(List.of(late, usage.text(OTHER, "theirs", TrafficDirection.INBOUND, NOON, null, 1, 0)));
        delays.record(List.of(TextDelaysTests.published(late, NOON.minusSeconds(60))));

        var recent = rates.of(List.of(DEMO, OTHER));

        assertThat(recent.get(DEMO)).isEqualTo(new RecentTraffic(5, 0, 0, 0, 19 * 60_000L));
        assertThat(recent.get(OTHER)).isEqualTo(new RecentTraffic(5, 1, 0.2, 0, null));
    }

    @Test
    void aCallIsNoText() {
        usage.receive(List.of(usage.call("call", 30, Map.of(), List.of(), NOON)));

        assertThat(rates.of(List.of(DEMO))).isEmpty();
    }
}
