package io.switchboard.conversation.sending;

import java.util.List;

import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.sending.dispatch.SendScheduler;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.SendMessage;
import io.switchboard.kafka.listener.BatchProcessor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Files the messages that are to be sent, a poll at a time, and schedules them. It does not wait for Twilio: a message that
 * cannot be sent now delays those after it in its conversation, and nothing else.
 */
@Component
class SendCommandListener {

    private static final String ID = "outbound";

    private final BatchProcessor batches;
    private final MessageStore messageStore;
    private final SendScheduler scheduler;

    SendCommandListener(BatchProcessor batches, MessageStore messageStore, SendScheduler scheduler) {
        this.batches = batches;
        this.messageStore = messageStore;
        this.scheduler = scheduler;
    }

    @KafkaListener(id = ID, topics = "switchboard.outbound", groupId = "conversation-service", batch = "true")
    void receive(List<ConsumerRecord<String, CloudEvent<SendMessage>>> records) {
        batches.process(ID, records, SendCommandCheck::check, this::schedule);
    }

    private void schedule(List<CloudEvent<SendMessage>> events) {
        scheduler.schedule(
                messageStore.add(events.stream().map(NewMessage::outbound).toList()));
    }
}
