package io.switchboard.conversation.personaldata;

import java.io.IOException;

import io.switchboard.conversation.contact.ContactErasure;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.search.SearchEntries;
import io.switchboard.web.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Exports and erases the contact itself, which everything else is found by: it is the last. */
@Component
@Order(100)
class ContactData implements PersonalData {

    private final Contacts contacts;
    private final ContactErasure erasure;
    private final SearchEntries searchEntries;

    ContactData(Contacts contacts, ContactErasure erasure, SearchEntries searchEntries) {
        this.contacts = contacts;
        this.erasure = erasure;
        this.searchEntries = searchEntries;
    }

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public void export(DataSubject subject, Receiver receiver) throws IOException {
        for (var contact : contacts.byId(subject.contactIds()).stream()
                .map(StoredContact::view)
                .toList()) {
            receiver.accept(contact);
        }
    }

    @Override
    public int erase(DataSubject subject, Progress progress) {
        searchEntries.removeContacts(subject.contactIds());
        var erased = erasure.eraseContacts(new TenantId(subject.tenantId()), subject.contactIds());
        progress.advance(erased);
        return erased;
    }
}
