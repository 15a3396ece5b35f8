package io.switchboard.notification.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.Topics;
import io.switchboard.notification.log.EventLogMeters;
import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.log.StreamRecords;
import io.switchboard.notification.log.TestEventLog;
import io.switchboard.notification.log.TopicOffsets;
import io.switchboard.notification.stream.OpenStream;
import io.switchboard.notification.stream.StreamMeters;
import io.switchboard.notification.stream.StreamRegistry;
import io.switchboard.notification.stream.StreamSettings;
import io.switchboard.notification.stream.TestStreams;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Streams over a partition that is a list. The test decides when the live reader reads: {@link #happens} puts an event on
 * the topic and passes it to the streams, {@link #written} only puts it there.
 */
public final class StreamFixture {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.EVENTS.name(), 0);

    public final TopicOffsets beginning = TestEventLog.beginning(1);
    public final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    public final StreamSettings settings;
    public final StreamMeters meters = new StreamMeters(registry);
    public final EventLogMeters logMeters = new EventLogMeters(registry);
    public final StreamRegistry streams;
    public final StreamSessions sessions;
    final List<ConsumerRecord<byte[], byte[]>> topic = new ArrayList<>();
    long begin;

    /** Runs during a catch-up, when Kafka is asked for records. */
    Runnable duringCatchUp = () -> {};

    private StreamFixture(StreamSettings settings) {
        this(settings, settings.maxTotal(), 1 << 20);
    }

    public StreamFixture(StreamSettings settings, int maxStreams, long maxWaitingBytes) {
        this(settings, maxStreams, maxWaitingBytes, 0);
    }

    private StreamFixture(StreamSettings settings, int maxStreams, long maxWaitingBytes, long recentBytes) {
        this.settings = settings;
        streams = TestStreams.registry(settings, maxStreams, maxWaitingBytes, recentBytes, meters);
        var history = TestEventLog.history(this::consumer, logMeters);
        var resumer =
                new StreamResumer(history, new MissedEvents(history, streams, settings, logMeters), settings, meters);
        sessions = new StreamSessions(streams, resumer, settings, meters, Clock.systemUTC());
        streams.start(beginning.copy());
    }

    public static StreamFixture withQueueOf(int queue) {
        return new StreamFixture(settings(queue, 1_000));
    }

    /** Streams that keep so much of the latest events in memory; the others keep none. */
    static StreamFixture withRecentBytes(long bytes) {
        return new StreamFixture(settings(100, 1_000), 4, 1 << 20, bytes);
    }

    public static StreamSettings settings(int maxQueuedEvents, int maxCatchUpRecords) {
        return new StreamSettings(
                Duration.ofMillis(20),
                Duration.ofMillis(500),
                maxQueuedEvents,
                DataSize.ofKilobytes(64),
                3,
                4,
                maxCatchUpRecords,
                DataSize.ofMegabytes(8),
                100);
    }

    ConsumerRecord<byte[], byte[]> written(String tenantId, String id) {
        var record = StreamRecords.record(0, topic.size(), tenantId, id);
        topic.add(record);
        return record;
    }

    public void happens(String tenantId, String id) {
        streams.accept(written(tenantId, id));
    }

    public StreamPosition position(long next) {
        return beginning.position(0).at(next);
    }

    /** Serves the stream until its queue is empty and the client disconnects; returns what the client received. */
    public RecordedOutput serve(OpenStream stream, @Nullable String lastEventId) {
        // The first heartbeat of a fresh stream only gives it an id.
        var output = new RecordedOutput(lastEventId == null ? 2 : 1);
        sessions.serve(stream, new StreamRequest(stream.subscription(), lastEventId, Instant.MAX), output);
        return output;
    }

    public double count(String name, String... tags) {
        return registry.find("switchboard.notification." + name).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** A consumer that is used again reads what the topic holds then, as Kafka's do. */
    private Consumer<byte[], byte[]> consumer() {
        return new MockConsumer<>("none") {

            @Override
            public synchronized void assign(Collection<TopicPartition> partitions) {
                super.assign(partitions);
                updatePartitions(Topics.EVENTS.name(), List.of());
                updateBeginningOffsets(Map.of(PARTITION, begin));
                updateEndOffsets(Map.of(PARTITION, (long) topic.size()));
            }

            @Override
            public synchronized void seek(TopicPartition partition, long offset) {
                super.seek(partition, offset);
                schedulePollTask(() -> {
                    duringCatchUp.run();
                    List.copyOf(topic).stream()
                            .filter(record -> record.offset() >= begin)
                            .forEach(this::addRecord);
                });
            }
        };
    }
}
