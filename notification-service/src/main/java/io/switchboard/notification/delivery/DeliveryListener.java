package io.switchboard.notification.delivery;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import io.switchboard.events.TopicNames;
import io.switchboard.events.Topics;
import io.switchboard.kafka.listener.BatchProcessor;
import io.switchboard.notification.endpoint.EndpointEventTypes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Stores a delivery for each event and endpoint, and then commits the offset: a crash in between stores the same deliveries
 * again. While MongoDB is away it waits, and streams continue.
 */
@Component
class DeliveryListener {

    private static final String ID = "webhook-deliveries";

    private final BatchProcessor batches;
    private final DeliveryIntake intake;

    DeliveryListener(BatchProcessor batches, DeliveryIntake intake) {
        this.batches = batches;
        this.intake = intake;
    }

    @Bean
    static Topic<?> webhookDeadLetters() {
        return Topics.EVENTS.deadLetters();
    }

    @KafkaListener(
            id = ID,
            topics = TopicNames.EVENTS,
            groupId = "notification-webhooks",
            containerFactory = JsonEventConfiguration.CONTAINERS,
            batch = "true",
            properties = {"fetch.max.bytes=1048576", "max.partition.fetch.bytes=262144"})
    void receive(List<ConsumerRecord<String, CloudEvent<JsonNode>>> records) {
        var offsets = new IdentityHashMap<CloudEvent<JsonNode>, Long>();
        records.forEach(record -> offsets.put(record.value(), record.offset()));
        batches.process(
                ID,
                records,
                event -> {},
                events -> intake.store(events.stream()
                        .filter(event -> EndpointEventTypes.includes(event.type()))
                        .map(event -> new ReceivedEvent(event, Objects.requireNonNull(offsets.get(event))))
                        .toList()));
    }
}
