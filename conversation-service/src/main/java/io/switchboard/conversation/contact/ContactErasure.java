package io.switchboard.conversation.contact;

import java.util.Collection;
import java.util.List;

import io.switchboard.events.contact.ContactNote;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Removes contacts and the notes about them for good. */
@Component
public class ContactErasure {

    private final MongoOperations mongo;
    private final ContactLinks links;

    ContactErasure(MongoOperations mongo, ContactLinks links) {
        this.mongo = mongo;
        this.links = links;
    }

    /** Finds the documents of the tenant's contact that this id stands for, its own first; empty when there is none. */
    public List<StoredContact> documents(TenantId tenant, String id) {
        return links.person(tenant, id).map(links::documents).orElse(List.of());
    }

    /** Removes the tenant's contacts with these ids; returns how many there were. */
    public int eraseContacts(TenantId tenant, Collection<String> ids) {
        var own = where("_id").in(ids).and("tenantId").is(tenant);
        return (int) mongo.remove(query(own), StoredContact.class).getDeletedCount();
    }

    /** Finds the notes about any of the contacts. */
    public List<ContactNote> notes(TenantId tenant, Collection<String> ids) {
        return mongo.find(query(notesOf(tenant, ids)), StoredContactNote.class).stream()
                .map(StoredContactNote::view)
                .toList();
    }

    /** Removes the notes about the contacts; returns how many there were. */
    public int eraseNotes(TenantId tenant, Collection<String> ids) {
        return (int) mongo.remove(query(notesOf(tenant, ids)), StoredContactNote.class)
                .getDeletedCount();
    }

    private static Criteria notesOf(TenantId tenant, Collection<String> ids) {
        return where("tenantId").is(tenant).and("contactId").in(ids);
    }
}
