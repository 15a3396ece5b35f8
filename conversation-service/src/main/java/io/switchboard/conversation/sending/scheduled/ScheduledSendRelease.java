package io.switchboard.conversation.sending.scheduled;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.message.MessageStatus;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StatusReport;
import io.switchboard.conversation.message.StatusUpdates;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.message.part.StoredMedia;
import io.switchboard.conversation.sending.command.OutboundMessage;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.SendMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Does for a message what its entry in the schedule is due for: hands it to the queue when its time has come, and completes
 * what a crash cut short. Every step may be repeated. Whether the message may still be sent is decided by the queue, at the
 * moment of sending.
 */
@Component
class ScheduledSendRelease {

    private final ScheduledSends sends;
    private final ScheduledMessages scheduled;
    private final Messages messages;
    private final MessageStore messageStore;
    private final StatusUpdates statuses;
    private final Clock clock;

    ScheduledSendRelease(
            ScheduledSends sends,
            ScheduledMessages scheduled,
            Messages messages,
            MessageStore messageStore,
            StatusUpdates statuses,
            Clock clock) {
        this.sends = sends;
        this.scheduled = scheduled;
        this.messages = messages;
        this.messageStore = messageStore;
        this.statuses = statuses;
        this.clock = clock;
    }

    /** Handles an entry that is due, unless another instance does. */
    void handle(ScheduledSend due) {
        var claimed = sends.claim(due);
        if (claimed.isEmpty()) {
            return;
        }
        var send = claimed.get();
        var message = messages.find(send.tenantId(), send.id());
        if (message.isEmpty()) {
            // It was erased.
            sends.remove(send.id());
        } else if (!message.get().hasStatus(MessageStatus.SCHEDULED)) {
            complete(message.get(), send);
        } else if (sendAt(message.get()).isAfter(clock.instant())) {
            messageStore.announce(message.get());
            sends.awaitTime(send, message.get());
        } else {
            // A change that comes first lets the entry be due again.
            scheduled.release(message.get()).ifPresent(released -> complete(released, send));
        }
    }

    private void complete(StoredMessage message, ScheduledSend send) {
        if (message.isReleased()) {
            messageStore.add(List.of(OutboundMessage.of(command(message, send.traceparent()))));
        } else {
            publishEnd(message, send.traceparent());
        }
        sends.remove(message.id());
    }

    /** Publishes that the message was canceled. */
    void publishEnd(StoredMessage message, @Nullable String traceparent) {
        message.past(message.status())
                .map(change ->
                        new StatusReport(message.tenantId(), null, message.id(), change, command(message, traceparent)))
                .ifPresent(report -> statuses.apply(List.of(report)));
    }

    /** The command to send the message as it is now; the time for which it was scheduled is the time of the command. */
    private static CloudEvent<SendMessage> command(StoredMessage message, @Nullable String traceparent) {
        var at = sendAt(message);
        var command = SendMessage.builder(message.id(), message.tenantId().value(), at)
                .conversationId(message.conversationId())
                .channel(message.channel())
                .from(message.from())
                .to(message.to())
                .body(message.body())
                .mediaUrls(message.media().stream().map(StoredMedia::url).toList())
                .accountSid(message.accountSid())
                .automatic(message.automatic())
                .by(message.by() == null ? null : message.by().view())
                .build();
        return new CloudEvent<>(
                message.id(),
                EventType.MESSAGE_SEND.type(),
                "/conversation-service",
                message.id(),
                at,
                message.tenantId().value(),
                traceparent,
                null,
                command);
    }

    private static Instant sendAt(StoredMessage message) {
        return Objects.requireNonNull(message.sendAt());
    }
}
