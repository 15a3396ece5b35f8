package io.switchboard.conversation.conversation;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.Contacts.GivenName;
import io.switchboard.conversation.contact.StoredContact;
import org.springframework.stereotype.Component;

/**
 * Takes over the names that customers give themselves, for their contacts and for the contacts' conversations. May be
 * repeated after a crash at any line: the time at which a message arrived tells whether that message brought a new name.
 */
@Component
class ContactNames {

    private final Contacts contacts;
    private final Conversations conversations;

    ContactNames(Contacts contacts, Conversations conversations) {
        this.contacts = contacts;
        this.conversations = conversations;
    }

    void take(List<MessageStoreResult> results) {
        var named = results.stream()
                .filter(each -> each.newMessage().contactName() != null)
                .sorted(Comparator.comparing(
                        (MessageStoreResult each) -> each.newMessage().at()))
                .toList();
        if (!named.isEmpty()) {
            contacts.rename(named.stream().map(ContactNames::givenName).toList());
            spread(named);
        }
    }

    private static GivenName givenName(MessageStoreResult result) {
        var newMessage = result.newMessage();
        return new GivenName(
                newMessage.contactKey(), Objects.requireNonNull(newMessage.contactName()), newMessage.at());
    }

    private void spread(List<MessageStoreResult> named) {
        var contactByKey = contacts.find(named.stream()
                .map(each -> each.newMessage().contactKey())
                .distinct()
                .toList());
        var conversationById = conversations.byId(named.stream()
                .map(each -> each.message().conversationId())
                .distinct()
                .toList());
        var changed = new HashSet<StoredContact>();
        for (var each : named) {
            var contact =
                    Objects.requireNonNull(contactByKey.get(each.newMessage().contactKey()));
            var conversation =
                    Objects.requireNonNull(conversationById.get(each.message().conversationId()));
            if (contact.wasNamedAt(each.newMessage().at())
                    || !Objects.equals(contact.name(), conversation.contactName())) {
                changed.add(contact);
            }
        }
        changed.forEach(conversations::rename);
    }
}
