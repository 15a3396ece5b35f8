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

/** Creates the contacts and opens the conversations of new messages and calls, unless they exist already. */
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

    /** Returns the open conversation of each start, by {@link ConversationStart#openKey}. */
    Map<String, StoredConversation> conversationsFor(Collection<ConversationStart> starts) {
        var contacts = contactsFor(starts);
        var wanted = new LinkedHashMap<String, StoredConversation>();
        for (var start : starts) {
            var contact = Objects.requireNonNull(contacts.get(start.contactKey()));
            wanted.computeIfAbsent(start.openKey(), key -> conversation(start, contact));
        }
        return conversations.ensure(wanted);
    }

    private Map<String, StoredContact> contactsFor(Collection<ConversationStart> starts) {
        var wanted = new LinkedHashMap<String, StoredContact>();
        starts.forEach(start -> wanted.computeIfAbsent(start.contactKey(), key -> contact(key, start)));
        return contacts.ensure(wanted);
    }

    private StoredContact contact(String key, ConversationStart start) {
        return StoredContact.first(
                ids.next(),
                start.tenantId(),
                key,
                start.addresses().channel(),
                start.addresses().theirs(),
                start.contactName(),
                start.at());
    }

    private StoredConversation conversation(ConversationStart start, StoredContact contact) {
        return StoredConversation.open(start, contact, isRouted(start));
    }

    /** Whether the address belongs to the tenant. Another message or call is stored all the same, for a person to look at. */
    private boolean isRouted(ConversationStart start) {
        return directory
                .number(start.addresses().ours())
                .filter(number -> number.tenantId().equals(start.tenantId().value()))
                .isPresent();
    }
}
