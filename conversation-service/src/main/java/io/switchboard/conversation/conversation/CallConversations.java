package io.switchboard.conversation.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.switchboard.conversation.call.state.CallResult;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.conversation.AppliedEntries.ConversationEntry;
import io.switchboard.conversation.conversation.AppliedEntries.ConversationEntry.Reader;
import io.switchboard.conversation.conversation.StoredConversation.LastMessage;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.events.EventType;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files calls in the conversations of their addresses, in which messages and calls are one history. */
@Component
public class CallConversations {

    private final ConversationOpener opener;
    private final ConversationActivity activity;
    private final Conversations conversations;
    private final ConversationSummaries summaries;
    private final Contacts contacts;
    private final IdGenerator ids;

    CallConversations(
            ConversationOpener opener,
            ConversationActivity activity,
            Conversations conversations,
            ConversationSummaries summaries,
            Contacts contacts,
            IdGenerator ids) {
        this.opener = opener;
        this.activity = activity;
        this.conversations = conversations;
        this.summaries = summaries;
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
     * @param callId the call's id
     * @param preview the call in a few words
     * @param result the result of the call by now
     * @param isMissed whether the customer's call was not answered, so that a person has to look at it
     * @param at the time under which the call was filed
     * @param isFirst whether the call was filed because of this change
     * @param change what happened, in words that are the same only for the same change
     * @param changedAt when it happened
     * @param cause the event that caused it
     */
    public record CallEntry(
            String conversationId,
            String callId,
            TrafficDirection direction,
            String preview,
            String result,
            boolean isMissed,
            Instant at,
            boolean isFirst,
            String change,
            Instant changedAt,
            CloudEvent<?> cause) {

        private ConversationEntry shown() {
            var last = new LastMessage(direction, preview, at, Conversation.LastMessage.CALL, callId, null, result);
            return new ConversationEntry(
                    conversationId,
                    last,
                    null,
                    isMissed ? Reader.CALL_READER : Reader.NONE,
                    CallResult.ANSWERED.word().equals(result),
                    isFirst);
        }
    }

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
     * Shows calls in their conversations, as the newest entries where no newer one is shown. A call that was not answered
     * is unread, and opens its conversation again.
     *
     * @return the events of contacts that the calls created, and of the conversations, in the order of the entries; none of
     *     a conversation that was erased after the call was filed
     */
    public List<CloudEvent<?>> note(List<CallEntry> entries) {
        activity.apply(entries.stream().map(CallEntry::shown).toList(), Map.of());
        var conversationById = conversations.byId(
                entries.stream().map(CallEntry::conversationId).distinct().toList());
        var contactByKey = contacts.find(conversationById.values().stream()
                .map(CallConversations::contactKey)
                .distinct()
                .toList());
        var summaryById = new HashMap<String, Conversation>();
        summaries.of(conversationById.values()).forEach(summary -> summaryById.put(summary.id(), summary));
        var events = new ArrayList<CloudEvent<?>>();
        for (var entry : entries) {
            var conversation = conversationById.get(entry.conversationId());
            if (conversation == null) {
                continue;
            }
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
            events.add(ConversationEvents.updated(
                            Objects.requireNonNull(summaryById.get(conversation.id())),
                            conversation.tenantId(),
                            entry.change(),
                            entry.changedAt())
                    .causedBy(entry.cause()));
        }
        return events;
    }

    private static String contactKey(StoredConversation conversation) {
        return Contacts.key(conversation.tenantId(), conversation.addresses().theirAddress());
    }
}
