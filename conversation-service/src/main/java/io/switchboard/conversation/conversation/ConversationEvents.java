package io.switchboard.conversation.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.conversation.message.MessageStatus;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.events.EventType;
import io.switchboard.mongo.BackgroundRead;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/**
 * Creates the events of stored messages, from stored documents only. A contact or conversation that a message created has
 * the time of that message, so the same message, stored again after a crash, causes the same events. The present state of
 * each conversation follows the last of its messages in a batch.
 */
@Component
class ConversationEvents {

    /**
     * How many conversations of a renamed contact are announced, the newest first. A contact has one with each number of
     * the tenant, and the closed ones; older ones are renamed without an event.
     */
    private static final int MAX_RENAMED_CONVERSATIONS = 20;

    private final Contacts contacts;
    private final Conversations conversations;
    private final ConversationSummaries summaries;

    ConversationEvents(Contacts contacts, Conversations conversations, ConversationSummaries summaries) {
        this.contacts = contacts;
        this.conversations = conversations;
        this.summaries = summaries;
    }

    List<CloudEvent<?>> of(List<MessageStoreResult> results) {
        if (results.isEmpty()) {
            return List.of();
        }
        var contactKeys = results.stream()
                .map(result -> result.newMessage().contactKey())
                .distinct()
                .toList();
        var readContacts = BackgroundRead.begin(() -> contacts.find(contactKeys));
        var conversationById = conversations.byId(results.stream()
                .map(result -> result.message().conversationId())
                .distinct()
                .toList());
        var contactByKey = readContacts.get();
        var summaryById = new HashMap<String, Conversation>();
        summaries.of(conversationById.values()).forEach(summary -> summaryById.put(summary.id(), summary));
        var events = new ArrayList<CloudEvent<?>>();
        var last = new LinkedHashMap<String, MessageStoreResult>();
        for (var result : results) {
            var contact = contactByKey.get(result.newMessage().contactKey());
            var summary = summaryById.get(result.message().conversationId());
            if (contact == null || summary == null) {
                // Both were erased after the message was stored; the erasure removes the message as well.
                continue;
            }
            events(result, contact, summary)
                    .map(event -> event.causedBy(result.newMessage().cause()))
                    .forEach(events::add);
            if (result.message().isReleased()) {
                last.put(summary.id(), result);
            }
        }
        last.forEach((id, result) -> followed(result, Objects.requireNonNull(summaryById.get(id)), results)
                .forEach(events::add));
        return events;
    }

    private Stream<CloudEvent<?>> events(MessageStoreResult result, StoredContact contact, Conversation summary) {
        return Stream.of(
                        created(result, contact),
                        opened(result, summary),
                        named(result, contact),
                        added(result.message()))
                .flatMap(events -> events);
    }

    /** The conversation follows the last of its messages, unless the event that it was opened shows the same state. */
    private static Stream<CloudEvent<?>> followed(
            MessageStoreResult last, Conversation summary, List<MessageStoreResult> results) {
        var isOpened = results.stream()
                .anyMatch(result -> result.message().conversationId().equals(summary.id())
                        && result.newMessage().at().equals(summary.createdAt()));
        return isOpened
                ? Stream.empty()
                : Stream.of(updated(
                                summary,
                                last.message().tenantId(),
                                "message/" + last.message().id(),
                                last.newMessage().at())
                        .causedBy(last.newMessage().cause()));
    }

    private static Stream<CloudEvent<?>> created(MessageStoreResult result, StoredContact contact) {
        var at = result.newMessage().at();
        return contact.createdAt().equals(at)
                ? Stream.of(event(EventType.CONTACT_CREATED, contact, "created", at))
                : Stream.empty();
    }

    private static Stream<CloudEvent<?>> opened(MessageStoreResult result, Conversation summary) {
        var at = result.newMessage().at();
        return summary.createdAt().equals(at)
                ? Stream.of(updated(summary, result.message().tenantId(), "opened", at))
                : Stream.empty();
    }

    /** A new name changes the contact, and the conversations that show the name; that of the message follows it. */
    private Stream<CloudEvent<?>> named(MessageStoreResult result, StoredContact contact) {
        var at = result.newMessage().at();
        if (contact.createdAt().equals(at) || !contact.wasNamedAt(at)) {
            return Stream.empty();
        }
        var what = "named/" + at;
        var renamed = Objects.equals(contact.name(), result.newMessage().contactName())
                ? conversations.of(contact, MAX_RENAMED_CONVERSATIONS)
                : List.<StoredConversation>of();
        return Stream.concat(
                Stream.of(event(EventType.CONTACT_UPDATED, contact, what, at)),
                summaries
                        .of(renamed.stream()
                                .filter(conversation -> !conversation
                                        .id()
                                        .equals(result.message().conversationId()))
                                .toList())
                        .stream()
                        .map(summary -> updated(summary, contact.tenantId(), what, at)));
    }

    private static CloudEvent<?> event(EventType type, StoredContact contact, String what, Instant at) {
        return DomainEvents.event(type, contact.id(), what, at, contact.tenantId(), contact.view());
    }

    /** The event that shows the present state of a conversation. */
    static CloudEvent<?> updated(Conversation summary, TenantId tenantId, String what, Instant at) {
        return DomainEvents.event(EventType.CONVERSATION_UPDATED, summary.id(), what, at, tenantId, summary);
    }

    /** The event of a new message, and of one whose time has come. A message that was canceled before is no news. */
    private static Stream<CloudEvent<?>> added(StoredMessage message) {
        if (message.isInbound()) {
            return Stream.of(added(EventType.MESSAGE_RECEIVED, message, MessageStatus.RECEIVED.word()));
        }
        if (message.hasStatus(MessageStatus.SCHEDULED)) {
            return Stream.of(scheduled(message));
        }
        return message.isReleased()
                ? Stream.of(added(EventType.MESSAGE_QUEUED, message, MessageStatus.QUEUED.word()))
                : Stream.empty();
    }

    private static CloudEvent<?> added(EventType type, StoredMessage message, String change) {
        return DomainEvents.event(type, message.id(), change, message.createdAt(), message.tenantId(), message.view());
    }

    /** The event that shows the present state of a message that waits for its time. */
    static CloudEvent<?> scheduled(StoredMessage message) {
        return DomainEvents.event(
                EventType.MESSAGE_SCHEDULED,
                message.id(),
                "scheduled/" + message.revisionOrZero(),
                message.history().getFirst().at(),
                message.tenantId(),
                message.view());
    }
}
