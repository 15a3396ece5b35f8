package io.switchboard.conversation.conversation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.directory.Directory;
import io.switchboard.mongo.IdGenerator;
import org.springframework.stereotype.Component;

/** Creates the contacts and opens the conversations of new messages, unless they exist already. */
@Component
class ConversationOpener {

    private final Contacts contacts;
    private final OpenConversations conversations;
    private final Directory directory;
    private final IdGenerator ids;

    ConversationOpener(Contacts contacts, OpenConversations conversations, Directory directory, IdGenerator ids) {
        this.contacts = contacts;
        this.conversations = conversations;
        this.directory = directory;
        this.ids = ids;
    }

    /** Returns the open conversation of each message, by {@link NewMessage#openKey}. */
    Map<String, StoredConversation> conversationsFor(Collection<NewMessage> messages) {
        var contacts = contactsFor(messages);
        var wanted = new LinkedHashMap<String, StoredConversation>();
        for (var message : messages) {
            var contact = Objects.requireNonNull(contacts.get(message.contactKey()));
            wanted.computeIfAbsent(message.openKey(), key -> conversation(message, contact));
        }
        return conversations.ensure(wanted);
    }

    private Map<String, StoredContact> contactsFor(Collection<NewMessage> messages) {
        var wanted = new LinkedHashMap<String, StoredContact>();
        messages.forEach(message -> wanted.computeIfAbsent(message.contactKey(), key -> contact(key, message)));
        return contacts.ensure(wanted);
    }

    private StoredContact contact(String key, NewMessage message) {
        return StoredContact.first(
                ids.next(),
                message.tenantId(),
                key,
                message.addresses().channel(),
                message.addresses().theirs(),
                message.contactName(),
                message.at());
    }

    private StoredConversation conversation(NewMessage message, StoredContact contact) {
        return StoredConversation.open(message, contact, isRouted(message));
    }

    /** Whether the address belongs to the tenant. Another message is stored all the same, for a person to look at. */
    private boolean isRouted(NewMessage message) {
        return directory
                .number(message.addresses().ours())
                .filter(number -> number.tenantId().equals(message.tenantId().value()))
                .isPresent();
    }
}
