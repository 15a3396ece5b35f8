package io.switchboard.conversation.conversation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.storage.Ids;
import io.switchboard.directory.Directory;
import io.switchboard.events.Conversation;
import org.springframework.stereotype.Component;

/** Sees to it that the contacts and open conversations which messages need are there. */
@Component
class ConversationOpener {

    private final Contacts contacts;
    private final Conversations conversations;
    private final Directory directory;
    private final Ids ids;

    ConversationOpener(Contacts contacts, Conversations conversations, Directory directory, Ids ids) {
        this.contacts = contacts;
        this.conversations = conversations;
        this.directory = directory;
        this.ids = ids;
    }

    /** The open conversation of each arrival, by {@link NewMessage#openKey}. */
    Map<String, StoredConversation> conversationsFor(Collection<NewMessage> arrivals) {
        var wantedContacts = new LinkedHashMap<String, StoredContact>();
        arrivals.forEach(each -> wantedContacts.computeIfAbsent(each.contactKey(), key -> contact(key, each)));
        var known = contacts.ensure(wantedContacts);

        var wanted = new LinkedHashMap<String, StoredConversation>();
        arrivals.forEach(each -> wanted.computeIfAbsent(
                each.openKey(), key -> conversation(key, each, Objects.requireNonNull(known.get(each.contactKey())))));
        return conversations.ensureOpen(wanted, ids::next);
    }

    private StoredContact contact(String key, NewMessage arrival) {
        return StoredContact.first(
                ids.next(),
                arrival.tenantId(),
                key,
                arrival.theirs().channel(),
                arrival.theirs().value(),
                arrival.contactName(),
                arrival.at());
    }

    private StoredConversation conversation(String openKey, NewMessage arrival, StoredContact contact) {
        return new StoredConversation(
                arrival.conversationId(),
                arrival.tenantId(),
                openKey,
                arrival.ours().channel(),
                arrival.ours().value(),
                arrival.theirs().value(),
                contact.id(),
                contact.name(),
                Conversation.OPEN,
                isRouted(arrival),
                null,
                arrival.at(),
                arrival.at(),
                contact.nameAt(),
                arrival.accountSid());
    }

    private boolean isRouted(NewMessage arrival) {
        return directory
                .number(arrival.ours().value())
                .filter(each -> each.tenantId().equals(arrival.tenantId()))
                .isPresent();
    }
}
