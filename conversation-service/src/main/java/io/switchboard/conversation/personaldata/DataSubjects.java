package io.switchboard.conversation.personaldata;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import io.switchboard.conversation.address.AddressSpellings;
import io.switchboard.conversation.contact.ContactErasure;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.events.Address;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Finds a contact's documents, addresses and conversations. */
@Component
public class DataSubjects {

    private final ContactErasure contacts;
    private final Conversations conversations;

    DataSubjects(ContactErasure contacts, Conversations conversations) {
        this.contacts = contacts;
        this.conversations = conversations;
    }

    /** Finds the subject that the tenant's contact with this id is, or was merged into. */
    public Optional<DataSubject> find(TenantId tenant, String contactId) {
        var documents = contacts.documents(tenant, contactId);
        if (documents.isEmpty()) {
            return Optional.empty();
        }
        var channels = new ArrayList<String>();
        var addresses = new ArrayList<String>();
        for (var document : documents) {
            for (var spelling : AddressSpellings.all(new Address(document.channel(), document.address()))) {
                channels.add(document.channel());
                addresses.add(spelling);
            }
        }
        var ids = documents.stream().map(StoredContact::id).toList();
        return Optional.of(new DataSubject(tenant.value(), ids, channels, addresses, conversations.idsOf(tenant, ids)));
    }

    /** The same subject with the conversations that it has now, besides those that it had. */
    public DataSubject refreshed(DataSubject subject) {
        var conversationIds = new LinkedHashSet<>(subject.conversationIds());
        conversationIds.addAll(conversations.idsOf(new TenantId(subject.tenantId()), subject.contactIds()));
        return new DataSubject(
                subject.tenantId(),
                subject.contactIds(),
                subject.channels(),
                subject.addresses(),
                List.copyOf(conversationIds));
    }
}
