package io.switchboard.conversation.sending;

import java.util.List;
import java.util.stream.Collectors;

import io.switchboard.conversation.message.StoredMessage.Media;
import io.switchboard.conversation.records.BatchProcessor;
import io.switchboard.conversation.thread.Arrival;
import io.switchboard.conversation.thread.Threads;
import io.switchboard.events.Address;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Message;
import io.switchboard.events.SendMessage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Obeys the commands to send, a batch at a time: all are filed first, then the conversations send side by side, each in
 * order.
 */
@Component
class OutboundListener {

    private static final String ID = "outbound";

    private final BatchProcessor batches;
    private final Threads threads;
    private final Sender sender;

    OutboundListener(BatchProcessor batches, Threads threads, Sender sender) {
        this.batches = batches;
        this.threads = threads;
        this.sender = sender;
    }

    @KafkaListener(id = ID, topics = "switchboard.outbound", groupId = "conversation-service", batch = "true")
    void receive(List<ConsumerRecord<String, CloudEvent<SendMessage>>> records) {
        batches.process(ID, records, SendCommandCheck::check, this::send);
    }

    private void send(List<CloudEvent<SendMessage>> events) {
        var filed = threads.file(events.stream().map(OutboundListener::arrival).toList());
        sender.send(filed.stream()
                .collect(Collectors.groupingBy(each -> each.message().conversationId()))
                .values());
    }

    private static Arrival arrival(CloudEvent<SendMessage> event) {
        var command = event.data();
        return new Arrival(
                command.tenantId(),
                command.messageId(),
                null,
                command.conversationId(),
                Message.OUTBOUND,
                new Address(command.channel(), command.from()),
                new Address(command.channel(), command.to()),
                null,
                command.body(),
                command.mediaUrls().stream().map(each -> new Media(each, null)).toList(),
                command.createdAt(),
                event);
    }
}
