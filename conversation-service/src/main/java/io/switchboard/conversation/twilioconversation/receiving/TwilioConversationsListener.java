package io.switchboard.conversation.twilioconversation.receiving;

import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import io.switchboard.events.TopicNames;
import io.switchboard.events.Topics;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.kafka.listener.BatchProcessor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Stores the events of Twilio Conversations that the ingress published. All records of a conversation have the same key, so
 * one consumer handles them in order; the same messages may come on the topic of messaging as well.
 */
@Component
class TwilioConversationsListener {

    private static final String ID = "twilio-conversations";

    private final BatchProcessor batches;
    private final TwilioConversationEvents events;

    TwilioConversationsListener(BatchProcessor batches, TwilioConversationEvents events) {
        this.batches = batches;
        this.events = events;
    }

    @Bean
    static Topic<?> twilioConversationsDeadLetters() {
        return Topics.TWILIO_CONVERSATIONS.deadLetters();
    }

    /** Events are handled one by one: a poll holds an eighth of what one of messages holds. */
    @KafkaListener(
            id = ID,
            topics = TopicNames.TWILIO_CONVERSATIONS,
            groupId = "conversation-service",
            batch = "true",
            properties = {"fetch.max.bytes=1048576", "max.partition.fetch.bytes=131072"})
    void receive(List<ConsumerRecord<String, CloudEvent<TwilioEvent>>> records) {
        batches.process(ID, records, ConversationEvent::check, events::store);
    }
}
