package io.switchboard.conversation.conversation;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.switchboard.conversation.contact.ContactNaming;
import io.switchboard.conversation.contact.ContactNaming.GivenName;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import org.springframework.stereotype.Component;

/**
 * Applies the names that customers give themselves to their contacts and to the contacts' conversations. A repetition
 * after a crash is harmless: the arrival time of a message tells whether that message brought a new name.
 */
@Component
class ContactNames {

    private final Contacts contacts;
    private final ContactNaming naming;
    private final Conversations conversations;

    ContactNames(Contacts contacts, ContactNaming naming, Conversations conversations) {
        this.contacts = contacts;
        this.naming = naming;
        this.conversations = conversations;
    }

    void apply(List<MessageStoreResult> results) {
        var named = results.stream()
                .filter(result -> result.newMessage().contactName() != null)
                .sorted(Comparator.comparing(
                        (MessageStoreResult result) -> result.newMessage().at()))
                .toList();
        if (!named.isEmpty()) {
            naming.rename(named.stream().map(ContactNames::givenName).toList());
            var renamed = renamed(named);
            renamed.forEach(conversations::rename);
            naming.showElsewhere(renamed);
        }
    }

    private static GivenName givenName(MessageStoreResult result) {
        var message = result.newMessage();
        return new GivenName(message.contactKey(), Objects.requireNonNull(message.contactName()), message.at());
    }

    /** Returns the contacts whose conversations do not show their name yet. */
    private Set<StoredContact> renamed(List<MessageStoreResult> named) {
        var contactByKey = contacts.find(named.stream()
                .map(result -> result.newMessage().contactKey())
                .distinct()
                .toList());
        var conversationById = conversations.byId(named.stream()
                .map(result -> result.message().conversationId())
                .distinct()
                .toList());
        var renamed = new HashSet<StoredContact>();
        for (var result : named) {
            var contact = contactByKey.get(result.newMessage().contactKey());
            var conversation = conversationById.get(result.message().conversationId());
            if (contact == null || conversation == null) {
                // Both were erased after the message was stored.
                continue;
            }
            if (contact.wasNamedAt(result.newMessage().at()) || !conversation.shows(contact)) {
                renamed.add(contact);
            }
        }
        return renamed;
    }
}
