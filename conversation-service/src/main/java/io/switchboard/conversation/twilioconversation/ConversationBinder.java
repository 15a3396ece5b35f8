package io.switchboard.conversation.twilioconversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.conversation.ConversationOpener;
import io.switchboard.conversation.conversation.ConversationStart;
import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;
import org.springframework.stereotype.Component;

/**
 * Gives a conversation at Twilio its conversation of ours as soon as the participants are known: the one that its two
 * addresses have, or a new one. What that creates is published before it is noted, so that a crash in between repeats both.
 */
@Component
public class ConversationBinder {

    private final TwilioConversations conversations;
    private final ConversationOpener opener;
    private final ConversationSummaries summaries;
    private final Contacts contacts;
    private final EventPublisher publisher;
    private final IdGenerator ids;

    ConversationBinder(
            TwilioConversations conversations,
            ConversationOpener opener,
            ConversationSummaries summaries,
            Contacts contacts,
            EventPublisher publisher,
            IdGenerator ids) {
        this.conversations = conversations;
        this.opener = opener;
        this.summaries = summaries;
        this.contacts = contacts;
        this.publisher = publisher;
        this.ids = ids;
    }

    /**
     * Binds the conversation as far as its participants allow; may be repeated.
     *
     * @param at when it became known; what is opened has this time
     * @return the conversation as it is then
     */
    public StoredTwilioConversation bind(StoredTwilioConversation conversation, Instant at) {
        var binding = ConversationBinding.of(conversation).filter(found -> found.replaces(conversation));
        if (binding.isEmpty()) {
            return conversation;
        }
        var ours = open(conversation, binding.get(), at);
        return conversations.bind(conversation.key(), binding.get(), ours.id());
    }

    private StoredConversation open(StoredTwilioConversation conversation, ConversationBinding binding, Instant at) {
        var name = binding.rank() == ConversationBinding.PAIR ? null : conversation.name();
        var start = new ConversationStart(
                conversation.tenantId(), ids.next(), binding.addresses(), name, at, conversation.accountSid());
        return open(start);
    }

    /** Opens our conversation unless it is open, and publishes what that created; may be repeated. */
    public StoredConversation open(ConversationStart start) {
        var ours =
                Objects.requireNonNull(opener.conversationsFor(List.of(start)).get(start.openKey()));
        publisher.publish(opened(ours, start));
        return ours;
    }

    /** The events of a contact and a conversation that were just created; those that existed have another time. */
    private List<CloudEvent<?>> opened(StoredConversation ours, ConversationStart start) {
        var events = new ArrayList<CloudEvent<?>>();
        var tenant = start.tenantId();
        var contact = contacts.find(List.of(start.contactKey())).get(start.contactKey());
        if (contact != null && contact.createdAt().equals(start.at())) {
            events.add(DomainEvents.event(
                    EventType.CONTACT_CREATED, contact.id(), "created", start.at(), tenant, contact.view()));
        }
        if (ours.createdAt().equals(start.at())) {
            var summary = summaries.of(ours);
            events.add(DomainEvents.event(
                    EventType.CONVERSATION_UPDATED, summary.id(), "opened", start.at(), tenant, summary));
        }
        return events;
    }
}
