package io.switchboard.provisioning.usage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.ConversationClosed;
import io.switchboard.events.EventType;
import io.switchboard.events.Message;
import io.switchboard.events.MessageStatusChanged;
import io.switchboard.events.TopicNames;
import io.switchboard.events.call.Call;
import io.switchboard.events.call.CallRecordingChanged;
import io.switchboard.events.member.MessageAuthor;
import io.switchboard.events.traffic.PriceReported;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.kafka.listener.BatchProcessor;
import io.switchboard.mongo.DocumentMapping;
import io.switchboard.provisioning.accounts.TestTenants;
import io.switchboard.provisioning.records.PhoneNumbers;
import io.switchboard.provisioning.usage.rate.TextDelays;
import io.switchboard.testing.TestMongo;
import io.switchboard.web.TenantId;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;

/** The counting over an empty database, and the events of messages and calls. */
public final class UsageFixture implements AutoCloseable {

    public static final String NUMBER = "+15005550006";
    public static final TenantId DEMO = new TenantId("demo");
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    public final StillClock clock = new StillClock();
    public final MongoTemplate mongo;
    public final UsageUnits units;
    public final UsageProgress progress;
    public final PhoneNumbers numbers;
    private final MongoDatabase database;
    private final UsageContributions contributions;
    private final UsageListener listener;
    private final UsageCounter counter;
    private int events;

    public UsageFixture() {
        this(TestMongo.emptyDatabase());
    }

    /** One more instance over the same database. */
    UsageFixture(UsageFixture other) {
        this(other.database);
    }

    private UsageFixture(MongoDatabase database) {
        this.database = database;
        mongo = DocumentMapping.template(database, TestTenants.conversions());
        var settings = new UsageSettings(Duration.ofSeconds(5), 100, 5);
        var meters = new UsageMeters(new SimpleMeterRegistry());
        numbers = new PhoneNumbers(mongo);
        units = new UsageUnits(mongo, numbers, settings, clock);
        contributions = new UsageContributions(mongo, settings, meters, clock);
        progress = new UsageProgress(mongo, clock);
        listener = new UsageListener(
                NO_BATCHES, contributions, new UsageAnswers(mongo), units, progress, new TextDelays(mongo));
        counter = new UsageCounter(contributions, units, meters, clock);
    }

    @SuppressWarnings("NullAway") // the listener's own method is not called
    private static final BatchProcessor NO_BATCHES = null;

    /** A clock that stands still until it is told to go on. */
    public static final class StillClock extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

        public void advance(Duration duration) {
            now.updateAndGet(time -> time.plus(duration));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    public void receive(List<CloudEvent<Object>> received) {
        listener.store(received);
    }

    /** All partitions were read up to now. */
    public void readUpToNow() {
        for (var partition = 0; partition < 6; partition++) {
            progress.reached(partition, clock.instant());
        }
        progress.store();
    }

    /** Nothing has come from the partition for so long. */
    void isIdle(int partition, Duration time) {
        listener.idle(new ListenerContainerPartitionIdleEvent(
                this,
                this,
                time.toMillis(),
                "usage-0",
                new TopicPartition(TopicNames.EVENTS, partition),
                new MockConsumer<>("earliest"),
                false));
    }

    Optional<Instant> readUpTo() {
        return progress.readUpTo();
    }

    /** Stores what an event says and crashes before its unit is noted. */
    void receiveAndCrash(CloudEvent<Object> event) {
        contributions.add(List.of(event));
    }

    public void count() {
        var isMore = true;
        while (isMore) {
            isMore = counter.countSome() > 0;
        }
    }

    UsageContributions contributions() {
        return contributions;
    }

    UsageCounter counter() {
        return counter;
    }

    public List<UsageRow> rows() {
        return rows(DEMO);
    }

    List<UsageRow> rows(TenantId tenant) {
        var rows = new ArrayList<UsageRow>();
        try (var all = units.of(tenant, LocalDate.EPOCH, LocalDate.parse("2100-01-01"), null)) {
            all.forEach(unit -> rows.addAll(unit.rows()));
        }
        return rows;
    }

    @Override
    public void close() {
        database.drop();
    }

    public CloudEvent<Object> event(EventType type, TenantId tenant, Instant at, Object data) {
        return new CloudEvent<>("e" + events++, type.type(), "/test", "s", at, tenant.value(), data);
    }

    public CloudEvent<Object> text(String id, TrafficDirection direction, Instant at) {
        return text(DEMO, id, direction, at, null, 1, 0);
    }

    public CloudEvent<Object> text(
            TenantId tenant,
            String id,
            TrafficDirection direction,
            Instant at,
            @Nullable String by,
            @Nullable Integer segments,
            int media) {
        var isOutbound = direction == TrafficDirection.OUTBOUND;
        var files = new ArrayList<Message.Media>();
        for (var index = 0; index < media; index++) {
            files.add(new Message.Media("/api/m", "image/png", index, null));
        }
        var message = new Message(
                id,
                "c",
                direction,
                "sms",
                isOutbound ? NUMBER : "+15551230001",
                isOutbound ? "+15551230001" : NUMBER,
                "hi",
                files,
                isOutbound ? "queued" : "received",
                List.of(),
                null,
                null,
                null,
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                by == null ? null : new MessageAuthor(by, null),
                null,
                null,
                null,
                segments,
                null,
                null,
                null,
                null);
        return event(isOutbound ? EventType.MESSAGE_QUEUED : EventType.MESSAGE_RECEIVED, tenant, at, message);
    }

    public CloudEvent<Object> status(String id, String status, Instant at, @Nullable Integer segments) {
        return status(id, status, at, segments, null);
    }

    public CloudEvent<Object> status(
            String id, String status, Instant at, @Nullable Integer segments, @Nullable Integer errorCode) {
        var data = new MessageStatusChanged(id, "c", "SM1", status, errorCode, null, at, null, null, segments);
        return event(EventType.MESSAGE_STATUS_CHANGED, DEMO, at, data);
    }

    public CloudEvent<Object> price(String kind, String id, String sid, String price, Instant at) {
        return event(EventType.PRICE_REPORTED, DEMO, at, new PriceReported(kind, id, sid, price, "USD", at));
    }

    public CloudEvent<Object> call(
            String id, @Nullable Integer seconds, Map<String, Integer> legs, List<String> recordings, Instant at) {
        var call = new Call(
                id,
                "c",
                null,
                "CA1",
                null,
                "sms",
                TrafficDirection.INBOUND,
                "+15551230001",
                NUMBER,
                false,
                null,
                seconds == null ? "in-progress" : "completed",
                "answered",
                seconds,
                null,
                null,
                null,
                null,
                List.of(),
                false,
                recordings.stream()
                        .map(sid -> new Call.Recording(sid, false, true, 3, 1, at, null))
                        .toList(),
                legs.entrySet().stream()
                        .map(leg -> new Call.Leg(leg.getKey(), "+1", "completed", true, at, leg.getValue()))
                        .toList(),
                List.of(),
                null,
                null,
                false,
                null,
                null,
                null,
                at,
                null,
                null,
                1);
        return event(EventType.CALL_STATUS_CHANGED, DEMO, at, call);
    }

    /** The only conversation was closed. */
    public CloudEvent<Object> closing(
            @Nullable String assignee, @Nullable String by, Instant openedAt, Instant closedAt) {
        var author = by == null ? null : new MessageAuthor(by, null);
        var data = new ConversationClosed("c", "sms", NUMBER, assignee, author, openedAt, closedAt);
        return event(EventType.CONVERSATION_CLOSED, DEMO, closedAt, data);
    }

    public CloudEvent<Object> recording(String callId, String sid, Instant at) {
        var data = new CallRecordingChanged(callId, "c", "CA1", sid, false, 3, null, at);
        return event(EventType.RECORDING_AVAILABLE, DEMO, at, data);
    }
}
