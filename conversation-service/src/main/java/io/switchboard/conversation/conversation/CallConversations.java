package io.switchboard.conversation.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.conversation.StoredConversation.LastMessage;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.MessageDirection;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files calls in the conversations of their addresses, in which messages and calls are one history. */
@Component
public class CallConversations {

    private final ConversationOpener opener;
    private final Conversations conversations;
    private final Contacts contacts;
    private final IdGenerator ids;

    CallConversations(ConversationOpener opener, Conversations conversations, Contacts contacts, IdGenerator ids) {
        this.opener = opener;
        this.conversations = conversations;
        this.contacts = contacts;
        this.ids = ids;
    }

    /**
     * A call that belongs to a conversation.
     *
     * @param key what the caller knows the call by
     * @param at when the call began, as far as it is known
     * @param accountSid the account of the call
     */
    public record FiledCall(
            String key,
            TenantId tenantId,
            AddressPair addresses,
            Instant at,
            @Nullable String accountSid) {

        private ConversationStart start(String conversationId) {
            return new ConversationStart(tenantId, conversationId, addresses, null, at, accountSid);
        }
    }

    /**
     * A change of a call that its conversation shows.
     *
     * @param preview the call in a few words
     * @param at the time under which the call was filed
     * @param isFirst whether the call was filed because of this change
     * @param change what happened, in words that are the same only for the same change
     * @param changedAt when it happened
     * @param cause the event that caused it
     */
    public record CallEntry(
            String conversationId,
            MessageDirection direction,
            String preview,
            Instant at,
            boolean isFirst,
            String change,
            Instant changedAt,
            CloudEvent<?> cause) {}

    /** Returns the open conversation of each call by the call's key, and opens those that are missing. */
    public Map<String, StoredConversation> file(Collection<FiledCall> calls) {
        if (calls.isEmpty()) {
            return Map.of();
        }
        var open = opener.conversationsFor(
                calls.stream().map(call -> call.start(ids.next())).toList());
        return calls.stream()
                .collect(Collectors.toMap(
                        FiledCall::key,
                        call -> Objects.requireNonNull(
                                open.get(StoredConversation.openKey(call.tenantId(), call.addresses())))));
    }

    /**
     * Notes calls as the newest entries of their conversations, where no newer one is noted.
     *
     * @return the events of contacts that the calls created, and of the conversations, in the order of the entries
     */
    public List<CloudEvent<?>> note(List<CallEntry> entries) {
        entries.forEach(entry -> conversations.noteLast(
                entry.conversationId(), new LastMessage(entry.direction(), entry.preview(), entry.at())));
        var conversationById = conversations.byId(
                entries.stream().map(CallEntry::conversationId).distinct().toList());
        var contactByKey = contacts.find(conversationById.values().stream()
                .map(CallConversations::contactKey)
                .distinct()
                .toList());
        var events = new ArrayList<CloudEvent<?>>();
        for (var entry : entries) {
            var conversation = Objects.requireNonNull(conversationById.get(entry.conversationId()));
            var contact = contactByKey.get(contactKey(conversation));
            if (entry.isFirst() && contact != null && contact.createdAt().equals(entry.at())) {
                events.add(DomainEvents.event(
                                EventType.CONTACT_CREATED,
                                contact.id(),
                                "created",
                                entry.at(),
                                contact.tenantId(),
                                contact.view())
                        .causedBy(entry.cause()));
            }
            events.add(updated(entry, conversation).causedBy(entry.cause()));
        }
        return events;
    }

    private static CloudEvent<?> updated(CallEntry entry, StoredConversation conversation) {
        return DomainEvents.event(
                EventType.CONVERSATION_UPDATED,
                conversation.id(),
                entry.change(),
                entry.changedAt(),
                conversation.tenantId(),
                conversation.view());
    }

    private static String contactKey(StoredConversation conversation) {
        return Contacts.key(conversation.tenantId(), conversation.addresses().theirAddress());
    }
}
