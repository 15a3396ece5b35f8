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

    private final Consumer<byte[], byte[]> consumer;

    EventReader(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
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
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(Topics.EVENTS.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
    }

    /**
     * What was read.
     *
     * @param found the different events
     * @param repeated further copies of them
     * @param at when the last one was read, of {@link System#nanoTime()}
     */
    record Count(int found, int repeated, long at) {}

    /** Skips what is on the topic now. */
    void skip() {
        consumer.seekToEnd(List.of());
        consumer.assignment().forEach(consumer::position);
    }

    /** Reads until that many different events of the type were read, or none for a minute. */
    Count await(String type, int wanted) {
        Set<String> ids = new HashSet<>();
        var repeated = 0;
        var last = System.nanoTime();
        while (ids.size() < wanted) {
            for (var record : consumer.poll(POLL)) {
                if (header(record, "ce_type").endsWith(type)) {
                    repeated += ids.add(header(record, "ce_id")) ? 0 : 1;
                    last = System.nanoTime();
                }
            }
            if (System.nanoTime() - last > UNTIL_LOST.toNanos()) {
                break;
            }
        }
        return new Count(ids.size(), repeated, last);
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
