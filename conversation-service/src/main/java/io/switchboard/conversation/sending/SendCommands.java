package io.switchboard.conversation.sending;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Message;
import io.switchboard.events.SendMessage;
import io.switchboard.events.Topics;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.web.ApiProblem;
import io.switchboard.mongo.IdGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes the command to send a message to Kafka. Once that is acknowledged, the message is sent, once, whatever crashes
 * after it; before, nothing has happened.
 */
@Component
class SendCommands {

    private static final Logger log = LoggerFactory.getLogger(SendCommands.class);
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration LONGEST_STORING = Duration.ofSeconds(2);

    private final SenderAccounts accounts;
    private final MessageStore messageStore;
    private final Conversations conversations;
    private final IdempotencyKeys idempotencyKeys;
    private final EventPublisher publisher;
    private final IdGenerator ids;
    private final Clock clock;

    SendCommands(
            SenderAccounts accounts,
            MessageStore messageStore,
            Conversations conversations,
            IdempotencyKeys idempotencyKeys,
            EventPublisher publisher,
            IdGenerator ids,
            Clock clock) {
        this.accounts = accounts;
        this.messageStore = messageStore;
        this.conversations = conversations;
        this.idempotencyKeys = idempotencyKeys;
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Writes the command and waits for Kafka's acknowledgement.
     *
     * @param receivedBy the account that received a message to our address, if one is known
     * @return the message as it is stored
     * @throws ApiProblem when it cannot be sent from or to these addresses, or Kafka does not answer
     */
    Message put(
            String tenantId,
            AddressPair addresses,
            @Nullable String receivedBy,
            MessageContent text,
            @Nullable String idempotencyKey) {
        var open = conversations.open(StoredConversation.openKey(tenantId, addresses));
        var account = accounts.of(
                tenantId,
                addresses,
                receivedBy == null ? open.map(StoredConversation::accountSid).orElse(null) : receivedBy);
        var command = idempotencyKeys.firstUse(
                idempotencyKey,
                new SendMessage(
                        ids.next(),
                        tenantId,
                        open.map(StoredConversation::id).orElseGet(ids::next),
                        addresses.channel(),
                        addresses.ours(),
                        addresses.theirs(),
                        text.body(),
                        text.mediaUrls(),
                        clock.instant(),
                        account));
        var event = event(command);
        keep(event, addresses.topicKey());
        return queued(command, shownIn(event));
    }

    private static CloudEvent<SendMessage> event(SendMessage command) {
        return new CloudEvent<>(
                command.messageId(),
                EventType.MESSAGE_SEND.type(),
                "/conversation-service",
                command.messageId(),
                command.createdAt(),
                command.tenantId(),
                command);
    }

    private void keep(CloudEvent<SendMessage> event, String key) {
        try {
            publisher.publish(Topics.OUTBOUND, key, event, PUBLISH_TIMEOUT);
        } catch (PublishFailed e) {
            throw ApiProblem.unavailable(
                    "not-queued",
                    "The message could not be queued in time. Send the request again with the same Idempotency-Key:"
                            + " then it goes out once even if this one did get through.");
        }
    }

    /**
     * Stores the message before its request is answered, and returns the id of the conversation that it is in. The
     * listener stores it in any case, and publishes it: after a failure or a timeout here the message can be fetched a
     * moment later.
     */
    private String shownIn(CloudEvent<SendMessage> event) {
        var conversationId = new AtomicReference<>(event.data().conversationId());
        var storing = Thread.ofVirtual().name("store-accepted").start(() -> {
            try {
                var results = messageStore.store(List.of(NewMessage.outbound(event)));
                conversationId.set(results.getFirst().message().conversationId());
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("message", event.id())
                        .addKeyValue("tenant", event.tenantId())
                        .setCause(e)
                        .log("accepted message is not shown yet");
            }
        });
        try {
            storing.join(LONGEST_STORING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return conversationId.get();
    }

    private static Message queued(SendMessage command, String conversationId) {
        return new Message(
                command.messageId(),
                conversationId,
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
                null,
                null);
    }
}
