package io.switchboard.conversation.conversation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.directory.Directory;
import io.switchboard.mongo.BackgroundRead;
import io.switchboard.mongo.IdGenerator;
import org.springframework.stereotype.Component;

/** Creates the contacts and opens the conversations of new messages and calls, unless they exist already. */
@Component
public class ConversationOpener {

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

    /** What exists already of starts, while it is read in the background. */
    record ExistingStarts(
            BackgroundRead<Map<String, StoredContact>> contacts,
            BackgroundRead<Map<String, StoredConversation>> conversations) {}

    /** Begins to read the contacts and the open conversations of the starts. */
    ExistingStarts read(Collection<ConversationStart> starts) {
        var contactKeys =
                starts.stream().map(ConversationStart::contactKey).distinct().toList();
        var openKeys =
                starts.stream().map(ConversationStart::openKey).distinct().toList();
        return new ExistingStarts(
                BackgroundRead.begin(() -> contacts.find(contactKeys)),
                BackgroundRead.begin(() -> conversations.findOpen(openKeys)));
    }

    /** Returns the open conversation of each start, by {@link ConversationStart#openKey}. */
    public Map<String, StoredConversation> conversationsFor(Collection<ConversationStart> starts) {
        return conversationsFor(starts, read(starts));
    }

    /** Returns the open conversation of each start, by {@link ConversationStart#openKey}. */
    Map<String, StoredConversation> conversationsFor(Collection<ConversationStart> starts, ExistingStarts existing) {
        var contacts = contactsFor(starts, existing.contacts().get());
        var wanted = new LinkedHashMap<String, StoredConversation>();
        for (var start : starts) {
            var contact = Objects.requireNonNull(contacts.get(start.contactKey()));
            wanted.computeIfAbsent(start.openKey(), key -> conversation(start, contact));
        }
        return conversations.ensure(wanted, existing.conversations().get());
    }

    private Map<String, StoredContact> contactsFor(
            Collection<ConversationStart> starts, Map<String, StoredContact> existing) {
        var wanted = new LinkedHashMap<String, StoredContact>();
        starts.forEach(start -> wanted.computeIfAbsent(start.contactKey(), key -> contact(key, start)));
        return contacts.ensure(wanted, existing);
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
