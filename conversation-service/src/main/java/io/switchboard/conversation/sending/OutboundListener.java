package io.switchboard.conversation.sending;

import java.util.List;
import java.util.stream.Collectors;

import io.switchboard.conversation.events.Poll;
import io.switchboard.conversation.message.StoredMessage.Media;
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
 * Obeys the commands to send, a poll at a time: all are filed first, then the threads send side by side, each in order. A
 * message whose fate is open holds its poll back; those that are done are not touched again.
 */
@Component
class OutboundListener {

    private final Threads threads;
    private final Sender sender;

    OutboundListener(Threads threads, Sender sender) {
        this.threads = threads;
        this.sender = sender;
    }

    @KafkaListener(id = "outbound", topics = "switchboard.outbound", groupId = "conversation-service", batch = "true")
    void send(List<ConsumerRecord<String, CloudEvent<SendMessage>>> records) {
        var poll = Poll.of(records, OutboundListener::check);
        var filed = threads.file(
                poll.events().stream().map(OutboundListener::arrival).toList());
        sender.send(filed.stream()
                .collect(Collectors.groupingBy(each -> each.message().conversationId()))
                .values());
        poll.throwIfPoisoned();
    }

    private static void check(CloudEvent<SendMessage> event) {
        if (!event.data().tenantId().equals(event.tenantId())) {
            throw new IllegalArgumentException("ce_tenantid and the command's tenant differ in " + event.id());
        }
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
