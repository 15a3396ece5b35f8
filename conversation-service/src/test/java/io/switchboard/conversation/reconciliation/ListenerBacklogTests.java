package io.switchboard.conversation.reconciliation;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.switchboard.conversation.support.ServiceTopics;
import io.switchboard.events.TopicNames;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class ListenerBacklogTests {

    private final ServiceTopics topics = new ServiceTopics();
    private final String group = UUID.randomUUID().toString();
    private final ListenerBacklog backlog = new ListenerBacklog(this::consumer);
    private final Logger kafka = (Logger) LoggerFactory.getLogger("org.apache.kafka.clients");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        kafka.setLevel(Level.WARN);
        log.start();
        kafka.addAppender(log);
        topics.write(TopicNames.TWILIO_VOICE, "CA1", Map.of(), "{}");
    }

    @AfterEach
    void close() {
        kafka.detachAppender(log);
        kafka.setLevel(null);
        topics.close();
    }

    @Test
    void recordsThatTheGroupHasNotCommittedAreABacklog() {
        assertThat(backlog.awaitProcessed(Duration.ZERO)).isFalse();

        commitEverything();

        assertThat(backlog.awaitProcessed(Duration.ZERO)).isTrue();
    }

    @Test
    void askingForOffsetsWarnsOfNothing() {
        backlog.awaitProcessed(Duration.ZERO);

        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .isEmpty();
    }

    private void commitEverything() {
        try (var consumer = consumer()) {
            var partitions = Stream.of(TopicNames.TWILIO_MESSAGING, TopicNames.TWILIO_VOICE)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.commitSync(consumer.endOffsets(partitions).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue()))));
        }
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", topics.servers(), "group.id", group, "enable.auto.commit", false),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
