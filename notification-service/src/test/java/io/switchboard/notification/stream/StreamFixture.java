package io.switchboard.notification.stream;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.Topics;
import io.switchboard.notification.stream.StreamRegistry.Offsets;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The streams over a partition that is a list. What the tail reads and when is the test's to say: {@link #happens} puts
 * an event on the topic and lets the tail see it, {@link #written} only puts it there.
 */
final class StreamFixture {

    static final TopicVersion LAYOUT = new TopicVersion(Uuid.randomUuid(), 1);
    static final TopicPartition PARTITION = new TopicPartition(Topics.EVENTS.name(), 0);

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final StreamSettings settings;
    final StreamMeters meters = new StreamMeters(registry);
    final StreamRegistry streams;
    final StreamSessions sessions;
    final List<ConsumerRecord<byte[], byte[]>> topic = new ArrayList<>();
    final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    long begin;

    /** Runs inside a replay, when Kafka is asked for records. */
    Runnable meanwhile = () -> {};

    StreamFixture(StreamSettings settings) {
        this(settings, new StreamCapacity(settings.maxTotal(), 1 << 20));
    }

    StreamFixture(StreamSettings settings, StreamCapacity capacity) {
        this.settings = settings;
        streams = new StreamRegistry(settings, capacity, meters);
        var log = new EventHistory(this::consumer, settings, meters);
        sessions = new StreamSessions(
                streams, new StreamResumer(log, streams, settings, meters), settings, meters, Clock.systemUTC());
        streams.start(new Offsets(LAYOUT, new long[] {0}));
    }

    static StreamFixture withQueueOf(int queue) {
        return new StreamFixture(settings(queue, 1_000));
    }

    static StreamSettings settings(int queue, int maxReplay) {
        var short_ = Duration.ofMillis(500);
        return new StreamSettings(
                Duration.ofMillis(20),
                short_,
                short_,
                queue,
                DataSize.ofKilobytes(64),
                3,
                4,
                maxReplay,
                2,
                short_,
                Duration.ofMillis(1),
                100);
    }

    ConsumerRecord<byte[], byte[]> written(String tenantId, String id) {
        var record = StreamRecords.record(0, topic.size(), tenantId, id);
        topic.add(record);
        return record;
    }

    void happens(String tenantId, String id) {
        streams.accept(written(tenantId, id));
    }

    StreamPosition position(long next) {
        return new StreamPosition(LAYOUT.generation(), 0, next);
    }

    /** Serves the stream until its queue is empty, when the client hangs up; gives the ids of what was sent. */
    List<String> serve(OpenStream stream, @Nullable String lastEventId) {
        // The first heartbeat of a fresh stream only gives it an id.
        var heartbeats = lastEventId == null ? 2 : 1;
        sessions.serve(stream, lastEventId, Instant.MAX, new SseOutput(new HangingUp(heartbeats)));
        return ids();
    }

    /** The ids of the events that were sent, in order; {@code reload:reason} for a reload. */
    List<String> ids() {
        return text().lines()
                .filter(each -> each.startsWith("data: "))
                .map(each -> each.replaceAll("data: \\{\"id\":\"([^\"]*)\".*", "$1")
                        .replaceAll("data: \\{\"reason\":\"([^\"]*)\"}", "reload:$1"))
                .toList();
    }

    String text() {
        return sent.toString(StandardCharsets.UTF_8);
    }

    double count(String name, String... tags) {
        return registry.find("switchboard.notification." + name).tags(tags).counters().stream()
                .mapToDouble(each -> each.count())
                .sum();
    }

    private Consumer<byte[], byte[]> consumer() {
        var consumer = new MockConsumer<byte[], byte[]>("none");
        consumer.updatePartitions(Topics.EVENTS.name(), List.of());
        consumer.updateBeginningOffsets(Map.of(PARTITION, begin));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) topic.size()));
        consumer.schedulePollTask(() -> {
            meanwhile.run();
            if (consumer.assignment().equals(Set.of(PARTITION))) {
                List.copyOf(topic).stream()
                        .filter(each -> each.offset() >= begin)
                        .forEach(consumer::addRecord);
            }
        });
        return consumer;
    }

    /** A client that reads so many heartbeats. */
    private final class HangingUp extends FilterOutputStream {

        private int left;

        HangingUp(int heartbeats) {
            super(sent);
            left = heartbeats;
        }

        @Override
        public void flush() throws IOException {
            var lines = text().lines().toList();
            if (lines.get(lines.size() - 3).equals(": heartbeat") && --left == 0) {
                throw new IOException("hung up");
            }
        }
    }
}
