package io.switchboard.conversation.sending.command;

import java.util.List;

import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.SendMessage;
import io.switchboard.events.TopicNames;
import io.switchboard.kafka.listener.BatchProcessor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Stores the messages that commands ask to send, in batches; once stored, they are scheduled. The listener does not wait for
 * Twilio: a message that cannot be sent now delays the messages after it in its conversation, and nothing else.
 */
@Component
class SendCommandListener {

    private static final String ID = "outbound";

    private final BatchProcessor batches;
    private final MessageStore messageStore;

    SendCommandListener(BatchProcessor batches, MessageStore messageStore) {
        this.batches = batches;
        this.messageStore = messageStore;
    }

    @KafkaListener(id = ID, topics = TopicNames.OUTBOUND, groupId = "conversation-service", batch = "true")
    void receive(List<ConsumerRecord<String, CloudEvent<SendMessage>>> records) {
        batches.process(ID, records, SendCommandCheck::check, this::store);
    }

    private void store(List<CloudEvent<SendMessage>> events) {
        messageStore.add(events.stream().map(OutboundMessage::of).toList());
    }
}
