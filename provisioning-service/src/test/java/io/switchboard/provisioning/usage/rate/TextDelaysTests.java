package io.switchboard.provisioning.usage.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.Filters;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.TopicNames;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.provisioning.usage.UsageFixture;
import io.switchboard.web.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static io.switchboard.provisioning.usage.UsageFixture.DEMO;
import static io.switchboard.provisioning.usage.UsageFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

class TextDelaysTests {

    private static final TenantId OTHER = new TenantId("other");
    private static final Instant SINCE = NOON.minus(Duration.ofMinutes(5));

    private final UsageFixture usage = new UsageFixture();
    private final TextDelays delays = new TextDelays(usage.mongo);

    @AfterEach
    void close() {
        usage.close();
    }

    static ConsumerRecord<String, CloudEvent<Object>> published(CloudEvent<Object> event, Instant at) {
        return new ConsumerRecord<>(
                TopicNames.EVENTS,
                0,
                0,
                at.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                event,
                new RecordHeaders(),
                Optional.empty());
    }

    @Test
    void theLongestDelayOfTheLastMinutesCountsOfEachTenantAndInAnyOrder() {
        var records = List.of(
                published(received(DEMO, NOON.minusMillis(300)), NOON),
                published(received(DEMO, NOON.minusMillis(9_100)), NOON.minusMillis(100)),
                published(received(DEMO, NOON.minusMillis(60_200)), NOON.minusMillis(60_000)),
                published(received(DEMO, NOON.minus(Duration.ofDays(1))), NOON.minus(Duration.ofMinutes(7))),
                published(received(OTHER, NOON.minusMillis(40)), NOON));

        delays.record(records);
        delays.record(records.reversed());

        assertThat(delays.longest(List.of(DEMO, OTHER), SINCE))
                .containsOnlyKeys(DEMO, OTHER)
                .containsEntry(DEMO, 9_000L)
                .containsEntry(OTHER, 40L);
        assertThat(delays.longest(List.of(OTHER), SINCE)).containsOnlyKeys(OTHER);
    }

    @Test
    void aClockThatIsAheadMeansNoDelay() {
        delays.record(List.of(published(received(DEMO, NOON.plusSeconds(3)), NOON)));

        assertThat(delays.longest(List.of(DEMO), SINCE)).containsEntry(DEMO, 0L);
    }

    @Test
    void recordsThatAreNoReceivedTextOfATenantAreLeftOut() {
        var sent = usage.text("out", TrafficDirection.OUTBOUND, NOON.minusSeconds(9));
        var status = usage.status("out", "sent", NOON.minusSeconds(9), null);
        var ofNobody = new CloudEvent<>(
                "e",
                EventType.MESSAGE_RECEIVED.type(),
                "/test",
                "s",
                NOON,
                "no tenant!",
                received(DEMO, NOON).data());
        var unreadable = new ConsumerRecord<String, CloudEvent<Object>>(TopicNames.EVENTS, 0, 0, "key", null);

        delays.record(List.of(published(sent, NOON), published(status, NOON), published(ofNobody, NOON), unreadable));

        assertThat(usage.mongo.getCollection("text_delays").countDocuments()).isZero();
    }

    /** On a real MongoDB, its profiler tells what a query has read. */
    @Test
    void aPageOfTenantsReadsOnlyItsMinutesByAnIndex() {
        for (var index : List.of(TextDelays.recentDelays(), TrafficRates.recentContributions())) {
            usage.mongo.getCollection(index.collection()).createIndex(index.keys(), index.options());
        }
        var records = new ArrayList<ConsumerRecord<String, CloudEvent<Object>>>();
        for (var minute = 0; minute < 400; minute++) {
            var at = NOON.minus(Duration.ofMinutes(minute / 4));
            records.add(published(received(new TenantId("tenant" + minute % 4), at.minusSeconds(minute)), at));
        }
        delays.record(records);
        try {
            usage.mongo.executeCommand(new Document("profile", 2));
        } catch (MongoCommandException | org.springframework.dao.DataAccessException e) {
            Assumptions.abort("a server without a profiler: " + e.getMessage());
        }

        new TrafficRates(usage.mongo, delays, usage.clock)
                .of(List.of(new TenantId("tenant1"), new TenantId("tenant2")));
        usage.mongo.executeCommand(new Document("profile", 0));

        var queries = usage.mongo.getCollection("system.profile").find(Filters.exists("planSummary"));
        assertThat(queries).hasSize(2).allSatisfy(query -> {
            assertThat(query.getString("planSummary")).startsWith("IXSCAN");
            assertThat(query.get("docsExamined", Number.class).intValue()).isLessThanOrEqualTo(12);
        });
    }

    private CloudEvent<Object> received(TenantId tenant, Instant at) {
        return usage.text(tenant, "m" + at + tenant, TrafficDirection.INBOUND, at, null, 1, 0);
    }
}
