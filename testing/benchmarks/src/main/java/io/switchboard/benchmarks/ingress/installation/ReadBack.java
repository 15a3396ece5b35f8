package io.switchboard.benchmarks.ingress.installation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.switchboard.benchmarks.webhooks.RunSids;
import io.switchboard.events.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the events that the ingress wrote to all of Twilio's topics, except the topic of rejected webhooks. */
final class ReadBack implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final RunSids sids;

    ReadBack(String bootstrapServers, RunSids sids) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "enable.auto.commit",
                false,
                "max.poll.records",
                10_000,
                "max.partition.fetch.bytes",
                8 << 20);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.sids = sids;
    }

    /** Skips the events that are on the topics now. */
    void skip() {
        var partitions = partitions();
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach(consumer::seek);
    }

    /** Reads the events written between {@link #skip()} and now. */
    void into(RequestLedger ledger) {
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> enter(record, ledger));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void enter(ConsumerRecord<byte[], byte[]> message, RequestLedger ledger) {
        var id = message.headers().lastHeader("ce_id");
        var text = id == null ? "" : new String(id.value(), StandardCharsets.UTF_8);
        sids.number(text).ifPresentOrElse(ledger::found, ledger::foundStrange);
    }

    private List<TopicPartition> partitions() {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> topic.getKey().startsWith("twilio."))
                .filter(topic -> !topic.getKey().equals(Topics.TWILIO_REJECTED.name()))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }
}
