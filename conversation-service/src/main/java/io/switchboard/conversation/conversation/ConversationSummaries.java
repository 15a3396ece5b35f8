package io.switchboard.conversation.conversation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.conversation.address.AddressDisplay;
import io.switchboard.conversation.consent.ConsentStore;
import io.switchboard.conversation.consent.StoredConsent;
import io.switchboard.conversation.consent.WhatsappWindow;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.directory.Directory;
import io.switchboard.events.Conversation;
import io.switchboard.events.Conversation.Party;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.member.MessageAuthor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows stored conversations to clients. The status of the last message is read from the message itself, so that it is right
 * however statuses arrive; that takes one request for all conversations, and the consent of their customers another.
 */
@Component
public class ConversationSummaries {

    private final Messages messages;
    private final ConsentStore consents;

    private final Directory directory;

    ConversationSummaries(Messages messages, ConsentStore consents, Directory directory) {
        this.directory = directory;
        this.messages = messages;
        this.consents = consents;
    }

    public Conversation of(StoredConversation conversation) {
        return of(List.of(conversation)).getFirst();
    }

    /** The conversations in the same order. */
    public List<Conversation> of(Collection<StoredConversation> conversations) {
        var lastById = lastMessages(conversations);
        var consentById = consents.byId(conversations.stream()
                .map(ConversationSummaries::consentId)
                .distinct()
                .toList());
        return conversations.stream()
                .map(conversation -> summary(conversation, lastById, consentById.get(consentId(conversation))))
                .toList();
    }

    private Map<String, StoredMessage> lastMessages(Collection<StoredConversation> conversations) {
        var ids = conversations.stream()
                .map(StoredConversation::lastMessage)
                .filter(Objects::nonNull)
                .map(StoredConversation.LastMessage::outboundMessageId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var found = new HashMap<String, StoredMessage>();
        messages.find(ids, List.of()).forEach(message -> found.put(message.id(), message));
        return found;
    }

    private static String consentId(StoredConversation conversation) {
        return StoredConsent.id(conversation.tenantId(), conversation.addresses());
    }

    private Conversation summary(
            StoredConversation conversation, Map<String, StoredMessage> lastById, @Nullable StoredConsent consent) {
        var handling = conversation.handled();
        return new Conversation(
                conversation.id(),
                conversation.channel(),
                conversation.ourAddress(),
                conversation.theirAddress(),
                conversation.contactId(),
                conversation.contactName(),
                conversation.status(),
                conversation.routed(),
                lastMessage(conversation, lastById),
                conversation.createdAt(),
                conversation.updatedAt(),
                conversation.unread().count(),
                handling.assignee(),
                handling.labels() == null ? List.of() : handling.labels(),
                handling.pinned(),
                handling.snoozedUntil(),
                new Party(conversation.contactName(), AddressDisplay.of(conversation.theirAddress())),
                new Party(ourName(conversation), AddressDisplay.of(conversation.ourAddress())),
                WhatsappWindow.end(conversation.channel(), conversation.lastInboundAt(), consent)
                        .orElse(null),
                Math.toIntExact(handling.edits()),
                consent == null ? null : consent.view().orElse(null),
                conversation.waitingSince(),
                (conversation.delivery() != null && conversation.delivery().failedId() != null) ? true : null,
                conversation.isBlocked() ? true : null,
                conversation.mentions() == null ? List.of() : conversation.mentions(),
                conversation.unreadMentions() == null ? List.of() : conversation.unreadMentions());
    }

    /** The name of our number; null where it has none, and for addresses that are no numbers. */
    private @Nullable String ourName(StoredConversation conversation) {
        return directory
                .number(conversation.ourAddress())
                .filter(number ->
                        number.tenantId().equals(conversation.tenantId().value()))
                .map(NumberRecord::name)
                .orElse(null);
    }

    private static Conversation.@Nullable LastMessage lastMessage(
            StoredConversation conversation, Map<String, StoredMessage> lastById) {
        var last = conversation.lastMessage();
        if (last == null) {
            return null;
        }
        var message = lastById.get(String.valueOf(last.outboundMessageId()));
        var isCall = Conversation.LastMessage.CALL.equals(last.kind());
        return new Conversation.LastMessage(
                last.direction(),
                last.preview(),
                last.at(),
                isCall ? Conversation.LastMessage.CALL : Conversation.LastMessage.MESSAGE,
                last.entryId(),
                author(last.by()),
                isCall ? last.result() : status(last, message),
                message == null ? null : message.errorCode());
    }

    private static @Nullable MessageAuthor author(@Nullable StoredAuthor by) {
        return by == null ? null : by.view();
    }

    private static @Nullable String status(StoredConversation.LastMessage last, @Nullable StoredMessage message) {
        if (message != null) {
            return message.status();
        }
        return last.outboundMessageId() == null && last.entryId() != null ? "received" : null;
    }
}
