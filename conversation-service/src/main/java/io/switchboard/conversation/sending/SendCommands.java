package io.switchboard.conversation.sending;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.MessageStatus;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.command.OutboundMessage;
import io.switchboard.conversation.sending.content.MediaLimit;
import io.switchboard.conversation.sending.rule.SendRules;
import io.switchboard.conversation.twilioconversation.ConversationBinding;
import io.switchboard.conversation.twilioconversation.StoredTwilioConversation;
import io.switchboard.conversation.twilioconversation.TwilioConversations;
import io.switchboard.conversation.upload.Attachments;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Message;
import io.switchboard.events.SendMessage;
import io.switchboard.events.Topics;
import io.switchboard.events.member.MessageAuthor;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Publishes commands to send a message. Once Kafka has acknowledged a command, its message is sent once, whatever crashes
 * later; before that, nothing has happened.
 */
@Component
class SendCommands {

    private static final Logger log = LoggerFactory.getLogger(SendCommands.class);

    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(2);

    /** The statuses of messages that may be sent again. Only outbound messages have them. */
    private static final Set<MessageStatus> UNDELIVERED =
            EnumSet.of(MessageStatus.FAILED, MessageStatus.UNDELIVERED, MessageStatus.UNKNOWN);

    private final SenderAccounts accounts;
    private final MessageStore messageStore;
    private final Conversations conversations;
    private final Messages messages;
    private final SendRules rules;
    private final Attachments attachments;
    private final IdempotencyKeys idempotencyKeys;
    private final TwilioConversations twilioConversations;
    private final EventPublisher publisher;
    private final IdGenerator ids;
    private final Clock clock;

    SendCommands(
            SenderAccounts accounts,
            MessageStore messageStore,
            Conversations conversations,
            Messages messages,
            SendRules rules,
            Attachments attachments,
            IdempotencyKeys idempotencyKeys,
            TwilioConversations twilioConversations,
            EventPublisher publisher,
            IdGenerator ids,
            Clock clock) {
        this.accounts = accounts;
        this.messageStore = messageStore;
        this.conversations = conversations;
        this.messages = messages;
        this.rules = rules;
        this.attachments = attachments;
        this.idempotencyKeys = idempotencyKeys;
        this.twilioConversations = twilioConversations;
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Publishes the command and waits for Kafka's acknowledgement.
     *
     * @param receivedBy the account that received a message to our address, if one is known
     * @param by the person or program that asked for it
     * @param plan when it is to be sent, and as a part of what
     * @return the message as it is stored
     * @throws SendRejected if the message cannot be sent as requested
     * @throws SendNotQueued if Kafka does not acknowledge the command in time
     */
    Message publish(
            TenantId tenantId,
            AddressPair addresses,
            @Nullable String receivedBy,
            MessageContent content,
            @Nullable String idempotencyKey,
            @Nullable MessageAuthor by,
            SendPlan plan) {
        var open = conversations.open(StoredConversation.openKey(tenantId, addresses));
        var receiver =
                receivedBy == null ? open.map(StoredConversation::accountSid).orElse(null) : receivedBy;
        var id = plan.messageId() == null ? ids.next() : plan.messageId();
        var command = SendMessage.builder(id, tenantId.value(), clock.instant())
                .conversationId(open.map(StoredConversation::id).orElseGet(ids::next))
                .channel(addresses.channel())
                .from(addresses.ours())
                .to(addresses.theirs())
                .body(content.body())
                .mediaUrls(content.mediaUrls())
                .accountSid(accounts.of(tenantId, addresses, receiver))
                .by(by)
                .sendAt(plan.sendAt())
                .jobId(plan.jobId())
                .mediaIds(content.mediaIds().isEmpty() ? null : content.mediaIds())
                .mediaTypes(attachments.typesOf(tenantId, content.mediaIds(), addresses.channel()))
                .templateId(content.text().templateId())
                .contentSid(content.text().contentSid())
                .contentVariables(content.text().contentVariables())
                .retryOf(plan.retryOf())
                .build();
        var rejection = rejection(command, addresses, content);
        if (rejection.isPresent()) {
            return queuedBefore(idempotencyKey, command).orElseThrow(rejection::get);
        }
        var event = event(routed(idempotencyKeys.firstUse(idempotencyKey, command)));
        attachments.keep(event.data());
        publish(event, addresses.topicKey());
        var message = OutboundMessage.of(event);
        return message.storedIn(store(message)).view();
    }

    private Optional<SendRejected> rejection(SendMessage command, AddressPair addresses, MessageContent content) {
        if (command.retryOf() != null && !isUndelivered(command, command.retryOf())) {
            return Optional.of(
                    new MessageContentInvalid(
                            "invalid-retry",
                            "retryOf must be an outbound message of this conversation that is failed, undelivered or unknown."));
        }
        var most = MediaLimit.of(addresses.channel());
        if (most > 0 && content.mediaCount() > most) {
            return Optional.of(new MessageContentInvalid(
                    "too-many-media",
                    "A message on %s can have at most %d file, and this one has %d. Send each in a message of its own."
                            .formatted(addresses.channel(), most, content.mediaCount())));
        }
        return rules.objection(
                        new TenantId(command.tenantId()),
                        addresses,
                        command.sendAt(),
                        content.text().isApproved())
                .map(SendNotAllowed::new);
    }

    private boolean isUndelivered(SendMessage command, String messageId) {
        return messages.find(new TenantId(command.tenantId()), messageId)
                .filter(message -> message.conversationId().equals(command.conversationId()))
                .filter(message -> UNDELIVERED.stream().anyMatch(message::hasStatus))
                .isPresent();
    }

    /** The message that an earlier request with the same key queued, when the rules still allowed it. */
    private Optional<Message> queuedBefore(@Nullable String idempotencyKey, SendMessage command) {
        return idempotencyKeys
                .earlierUse(idempotencyKey, command)
                .flatMap(first -> messages.find(new TenantId(first.tenantId()), first.messageId()))
                .map(StoredMessage::view);
    }

    /**
     * The command, into Twilio's conversation if one is open for ours. Twilio's takes texts only: files of a single customer
     * go from number to number.
     */
    private SendMessage routed(SendMessage command) {
        var hasText = command.mediaUrls().isEmpty() && command.mediaIds() == null && command.contentSid() == null;
        var sid = twilioConversations
                .usable(new TenantId(command.tenantId()), command.conversationId())
                .filter(conversation -> hasText)
                .map(StoredTwilioConversation::sid);
        if (sid.isEmpty() && ConversationBinding.isOnlyAtTwilio(command.channel())) {
            throw new AddressesRejected(
                    "conversation-not-reachable",
                    "This conversation exists in Twilio Conversations only: it takes texts without files, until it is"
                            + " closed or removed there.");
        }
        return sid.isEmpty()
                ? command
                : command.toBuilder().twilioConversationSid(sid.get()).build();
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

    private void publish(CloudEvent<SendMessage> event, String key) {
        try {
            publisher.publish(Topics.OUTBOUND, key, event, PUBLISH_TIMEOUT);
        } catch (PublishFailed e) {
            throw new SendNotQueued(e);
        }
    }

    /**
     * Stores the message before its request is answered, and returns the id of its conversation. The listener stores the
     * message in any case, and publishes its events: after a failure or a timeout here the message can be fetched a moment
     * later.
     */
    private String store(NewMessage message) {
        var conversationId = new AtomicReference<>(message.conversationId());
        var storing = Thread.ofVirtual().name("store-accepted").start(() -> {
            try {
                var results = messageStore.store(List.of(message));
                conversationId.set(results.getFirst().message().conversationId());
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("message", message.messageId())
                        .addKeyValue("tenant", message.tenantId())
                        .setCause(e)
                        .log("accepted message not stored yet");
            }
        });
        try {
            storing.join(STORE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return conversationId.get();
    }
}
