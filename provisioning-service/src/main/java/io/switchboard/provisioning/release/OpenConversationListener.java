package io.switchboard.provisioning.release;

import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import io.switchboard.events.TopicNames;
import io.switchboard.events.Topics;
import io.switchboard.kafka.listener.BatchProcessor;
import io.switchboard.kafka.listener.UnprocessableEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Reads which conversations are open. A tenant's events have one key, so that they are read in order. */
@Component
class OpenConversationListener {

    private static final String ID = "open-conversations";

    private final BatchProcessor batches;
    private final OpenConversations conversations;

    OpenConversationListener(BatchProcessor batches, OpenConversations conversations) {
        this.batches = batches;
        this.conversations = conversations;
    }

    @KafkaListener(
            id = ID,
            topics = TopicNames.EVENTS,
            groupId = "provisioning-conversations",
            batch = "true",
            properties = BatchProcessor.SMALL_BACKGROUND_FETCH)
    void receive(List<ConsumerRecord<String, CloudEvent<Object>>> records) {
        batches.process(ID, records, OpenConversationListener::check, conversations::store);
    }

    @Bean
    static Topic<?> eventsDeadLetters() {
        return Topics.EVENTS.deadLetters();
    }

    private static void check(CloudEvent<Object> event) {
        if (event.tenantId() == null) {
            throw new UnprocessableEvent("No tenant in event " + event.id());
        }
    }
}
