package io.switchboard.notification.occurrence;

import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.TopicNames;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Reads what happens, in a consumer group of its own, so that neither its work nor its failures delay a stream. While MongoDB
 * or Kafka is away a batch is repeated; an event is never skipped for it.
 */
@Component
class BellListener {

    private static final String ID = "bell";

    private final BellBatch batch;

    BellListener(BellBatch batch) {
        this.batch = batch;
    }

    @KafkaListener(
            id = ID,
            topics = {TopicNames.EVENTS, TopicNames.TWILIO_DEBUGGER},
            groupId = "notification-bell",
            batch = "true",
            concurrency = "2",
            properties = {"fetch.max.bytes=1048576", "max.partition.fetch.bytes=262144"})
    void receive(List<ConsumerRecord<String, CloudEvent<?>>> records) {
        batch.process(records);
    }
}
