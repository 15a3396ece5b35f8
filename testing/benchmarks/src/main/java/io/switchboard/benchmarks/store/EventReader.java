package io.switchboard.benchmarks.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import io.switchboard.events.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads {@code switchboard.events} from the end on, and counts the events of a type by their ids. */
final class EventReader implements AutoCloseable {

    static final String RECEIVED = "message.received";
    static final String STATUS_CHANGED = "message.status-changed";

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration UNTIL_LOST = Duration.ofSeconds(60);
    private static final Duration UNTIL_QUIET = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;

    EventReader(String bootstrapServers) {
        this(new KafkaConsumer<>(settings(bootstrapServers), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    EventReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        consumer.assign(consumer.partitionsFor(Topics.EVENTS.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "enable.auto.commit",
                false,
                "max.poll.records",
                50_000,
                "fetch.max.wait.ms",
                20,
                "max.partition.fetch.bytes",
                16 << 20);
    }

    /**
     * The events that were read.
     *
     * @param found the different events
     * @param repeated further copies of them
     * @param at when the last different one was read, of {@link System#nanoTime()}
     */
    record Count(int found, int repeated, long at) {}

    /** Skips what is on the topic now. */
    void skip() {
        consumer.seekToEnd(List.of());
        consumer.assignment().forEach(consumer::position);
    }

    /**
     * Reads until that many different events of the type were read, or none for a minute; then until a second passes without
     * any, so that late copies are counted as well.
     */
    Count await(String type, int wanted) {
        Set<String> ids = new HashSet<>();
        var repeated = 0;
        var lastNew = System.nanoTime();
        var last = lastNew;
        while (System.nanoTime() - last < (ids.size() < wanted ? UNTIL_LOST : UNTIL_QUIET).toNanos()) {
            for (var record : consumer.poll(POLL)) {
                if (header(record, "ce_type").endsWith(type)) {
                    last = System.nanoTime();
                    if (ids.add(header(record, "ce_id"))) {
                        lastNew = last;
                    } else {
                        repeated++;
                    }
                }
            }
        }
        return new Count(ids.size(), repeated, lastNew);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null) {
            throw new MeasurementFailed("An event has no " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
