package io.switchboard.conversation.sending;

import java.time.Clock;
import java.util.List;

import io.switchboard.conversation.api.Problem;
import io.switchboard.conversation.events.EventPublisher;
import io.switchboard.conversation.storage.Ids;
import io.switchboard.conversation.thread.Conversations;
import io.switchboard.conversation.thread.StoredConversation;
import io.switchboard.directory.Directory;
import io.switchboard.events.Address;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Message;
import io.switchboard.events.SendMessage;
import io.switchboard.events.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
import org.springframework.stereotype.Component;

/**
 * Takes the wish to send a message and keeps it in Kafka. Once it returns, the message will be sent, once, whatever
 * crashes; until then nothing has happened.
 */
@Component
class Outbox {

    private static final long PATIENCE_SECONDS = 3;

    private final Directory directory;
    private final Conversations conversations;
    private final IdempotencyKeys idempotencyKeys;
    private final EventPublisher publisher;
    private final Ids ids;
    private final Clock clock;

    Outbox(
            Directory directory,
            Conversations conversations,
            IdempotencyKeys idempotencyKeys,
            EventPublisher publisher,
            Ids ids,
            Clock clock) {
        this.directory = directory;
        this.conversations = conversations;
        this.idempotencyKeys = idempotencyKeys;
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps the wish.
     *
     * @return the message as it will be stored
     * @throws Problem when the number is not the tenant's, or Kafka does not answer
     */
    Message put(String tenantId, Address from, Address to, MessageText text, @Nullable String idempotencyKey) {
        requireOwn(tenantId, from);
        var conversationId = conversations
                .open(StoredConversation.openKey(tenantId, from, to))
                .map(StoredConversation::id)
                .orElseGet(ids::next);
        var command = idempotencyKeys.firstUse(
                idempotencyKey,
                new SendMessage(
                        ids.next(),
                        tenantId,
                        conversationId,
                        from.channel(),
                        from.value(),
                        to.value(),
                        text.body(),
                        text.mediaUrls(),
                        clock.instant()));
        keep(command, Topics.pairKey(from.twilio(), to.twilio()));
        return queued(command);
    }

    private void requireOwn(String tenantId, Address from) {
        if (directory
                .number(from.value())
                .filter(each -> each.tenantId().equals(tenantId))
                .isEmpty()) {
            throw Problem.conflict("number-not-owned", "None of your numbers is " + from.value());
        }
    }

    private void keep(SendMessage command, String key) {
        var event = new CloudEvent<>(
                command.messageId(),
                "io.switchboard.message.send",
                "/conversation-service",
                command.messageId(),
                command.createdAt(),
                command.tenantId(),
                command);
        try {
            publisher.send(Topics.OUTBOUND, key, event, PATIENCE_SECONDS);
        } catch (KafkaException e) {
            throw Problem.unavailable(
                    "not-queued",
                    "The message could not be queued in time. Send the request again with the same Idempotency-Key:"
                            + " then it goes out once even if this one did get through.");
        }
    }

    private static Message queued(SendMessage command) {
        return new Message(
                command.messageId(),
                command.conversationId(),
                Message.OUTBOUND,
                command.channel(),
                command.from(),
                command.to(),
                command.body(),
                command.mediaUrls().stream()
                        .map(each -> new Message.Media(each, null))
                        .toList(),
                "queued",
                List.of(new Message.StatusChange("queued", command.createdAt(), null)),
                null,
                null,
                null,
                command.createdAt(),
                null);
    }
}
