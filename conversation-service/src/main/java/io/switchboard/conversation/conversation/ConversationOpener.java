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

    /** The open conversation of each newMessage, by {@link NewMessage#openKey}. */
    Map<String, StoredConversation> conversationsFor(Collection<NewMessage> newMessages) {
        var wantedContacts = new LinkedHashMap<String, StoredContact>();
        newMessages.forEach(each -> wantedContacts.computeIfAbsent(each.contactKey(), key -> contact(key, each)));
        var known = contacts.ensure(wantedContacts);

        var wanted = new LinkedHashMap<String, StoredConversation>();
        newMessages.forEach(each -> wanted.computeIfAbsent(
                each.openKey(), key -> conversation(key, each, Objects.requireNonNull(known.get(each.contactKey())))));
        return conversations.ensureOpen(wanted, ids::next);
    }

    private StoredContact contact(String key, NewMessage newMessage) {
        return StoredContact.first(
                ids.next(),
                newMessage.tenantId(),
                key,
                newMessage.theirs().channel(),
                newMessage.theirs().value(),
                newMessage.contactName(),
                newMessage.at());
    }

    private StoredConversation conversation(String openKey, NewMessage newMessage, StoredContact contact) {
        return new StoredConversation(
                newMessage.conversationId(),
                newMessage.tenantId(),
                openKey,
                newMessage.ours().channel(),
                newMessage.ours().value(),
                newMessage.theirs().value(),
                contact.id(),
                contact.name(),
                Conversation.OPEN,
                isRouted(newMessage),
                null,
                newMessage.at(),
                newMessage.at(),
                contact.nameAt(),
                newMessage.accountSid());
    }

    private boolean isRouted(NewMessage newMessage) {
        return directory
                .number(newMessage.ours().value())
                .filter(each -> each.tenantId().equals(newMessage.tenantId()))
                .isPresent();
    }
}
