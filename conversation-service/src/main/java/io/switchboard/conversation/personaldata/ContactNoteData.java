package io.switchboard.conversation.personaldata;

import java.io.IOException;

import io.switchboard.conversation.contact.ContactErasure;
import io.switchboard.web.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Exports and erases the notes about the contact. */
@Component
@Order(50)
class ContactNoteData implements PersonalData {

    private final ContactErasure contacts;

    ContactNoteData(ContactErasure contacts) {
        this.contacts = contacts;
    }

    @Override
    public String name() {
        return "contact-notes";
    }

    @Override
    public void export(DataSubject subject, Receiver receiver) throws IOException {
        for (var note : contacts.notes(new TenantId(subject.tenantId()), subject.contactIds())) {
            receiver.accept(note);
        }
    }

    @Override
    public int erase(DataSubject subject, Progress progress) {
        var erased = contacts.eraseNotes(new TenantId(subject.tenantId()), subject.contactIds());
        progress.advance(erased);
        return erased;
    }
}
