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
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Streams over a partition that is a list. The test decides when the live reader reads: {@link #happens} puts an event on
 * the topic and passes it to the streams, {@link #written} only puts it there.
 */
final class StreamFixture {

    static final TopicVersion VERSION = new TopicVersion(Uuid.randomUuid(), 1);
    static final TopicPartition PARTITION = new TopicPartition(Topics.EVENTS.name(), 0);
    static final EventLogSettings LOG_SETTINGS = new EventLogSettings(Duration.ofMillis(500), Duration.ofMillis(1), 2);
    static final Duration RECONNECT_DELAY = Duration.ofMillis(500);

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final StreamSettings settings;
    final StreamMeters meters = new StreamMeters(registry);
    final EventLogMeters logMeters = new EventLogMeters(registry);
    final StreamRegistry streams;
    final StreamSessions sessions;
    final List<ConsumerRecord<byte[], byte[]>> topic = new ArrayList<>();
    final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    long begin;

    /** Runs during a catch-up, when Kafka is asked for records. */
    Runnable duringCatchUp = () -> {};

    StreamFixture(StreamSettings settings) {
        this(settings, new StreamCapacity(settings.maxTotal(), 1 << 20));
    }

    StreamFixture(StreamSettings settings, StreamCapacity capacity) {
        this.settings = settings;
        streams = new StreamRegistry(settings, capacity, meters);
        var history = new EventHistory(this::consumer, LOG_SETTINGS, logMeters);
        var resumer = new StreamResumer(history, streams, settings, meters, logMeters);
        sessions = new StreamSessions(streams, resumer, settings, meters, Clock.systemUTC());
        streams.start(TopicOffsets.beginning(VERSION));
    }

    static StreamFixture withQueueOf(int queue) {
        return new StreamFixture(settings(queue, 1_000));
    }

    static StreamSettings settings(int maxQueuedEvents, int maxCatchUpRecords) {
        return new StreamSettings(
                Duration.ofMillis(20),
                Duration.ofMillis(500),
                maxQueuedEvents,
                DataSize.ofKilobytes(64),
                3,
                4,
                maxCatchUpRecords,
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
        return new StreamPosition(VERSION.generation(), 0, next);
    }

    /** Serves the stream until its queue is empty and the client disconnects; returns the ids that were sent. */
    List<String> serve(OpenStream stream, @Nullable String lastEventId) {
        // The first heartbeat of a fresh stream only gives it an id.
        var heartbeats = lastEventId == null ? 2 : 1;
        sessions.serve(
                stream, lastEventId, Instant.MAX, new SseOutput(new DisconnectingOutput(heartbeats), RECONNECT_DELAY));
        return ids();
    }

    /** The ids of the events sent, in order; {@code reload:reason} for a reload. */
    List<String> ids() {
        return text().lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.replaceAll("data: \\{\"id\":\"([^\"]*)\".*", "$1")
                        .replaceAll("data: \\{\"reason\":\"([^\"]*)\"}", "reload:$1"))
                .toList();
    }

    String text() {
        return sent.toString(StandardCharsets.UTF_8);
    }

    double count(String name, String... tags) {
        return registry.find("switchboard.notification." + name).tags(tags).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private Consumer<byte[], byte[]> consumer() {
        var consumer = new MockConsumer<byte[], byte[]>("none");
        consumer.updatePartitions(Topics.EVENTS.name(), List.of());
        consumer.updateBeginningOffsets(Map.of(PARTITION, begin));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) topic.size()));
        consumer.schedulePollTask(() -> {
            duringCatchUp.run();
            if (consumer.assignment().equals(Set.of(PARTITION))) {
                List.copyOf(topic).stream()
                        .filter(record -> record.offset() >= begin)
                        .forEach(consumer::addRecord);
            }
        });
        return consumer;
    }

    /** Output to a client that disconnects after a number of heartbeats. */
    private final class DisconnectingOutput extends FilterOutputStream {

        private int left;

        DisconnectingOutput(int heartbeats) {
            super(sent);
            left = heartbeats;
        }

        @Override
        public void flush() throws IOException {
            var lines = text().lines().toList();
            if (lines.get(lines.size() - 3).equals(": heartbeat") && --left == 0) {
                throw new IOException("disconnected");
            }
        }
    }
}
