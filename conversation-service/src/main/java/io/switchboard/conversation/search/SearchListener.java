package io.switchboard.conversation.search;

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

/**
 * Stores the words of messages, contacts, calls and notes as their events announce them, in a consumer group of its own:
 * they can be found a moment later, and the storing of messages does not wait for it.
 */
@Component
class SearchListener {

    private static final String ID = "search";

    private final BatchProcessor batches;
    private final SearchIndexer indexer;

    SearchListener(BatchProcessor batches, SearchIndexer indexer) {
        this.batches = batches;
        this.indexer = indexer;
    }

    @Bean
    static Topic<?> eventsDeadLetters() {
        return Topics.EVENTS.deadLetters();
    }

    @KafkaListener(
            id = ID,
            topics = TopicNames.EVENTS,
            groupId = "conversation-search",
            batch = "true",
            properties = BatchProcessor.SMALL_BACKGROUND_FETCH)
    void receive(List<ConsumerRecord<String, CloudEvent<Object>>> records) {
        batches.process(ID, records, SearchListener::check, indexer::store);
    }

    private static void check(CloudEvent<Object> event) {
        if (event.tenantId() == null) {
            throw new UnprocessableEvent("No tenant in event " + event.id());
        }
    }
}
