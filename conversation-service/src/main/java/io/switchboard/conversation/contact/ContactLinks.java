package io.switchboard.conversation.contact;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.conversation.contact.StoredContact.Linked;
import io.switchboard.events.EventType;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.TenantId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Follows the merges of contacts, and derives from them what other documents show. Only the merge in a contact's own
 * document decides; everything else is derived from it and may be derived again at any time, so that a crash in between
 * leaves nothing half merged for longer than until the next sweep.
 */
@Component
class ContactLinks {

    /** Covers the time in which a writer that read a contact before a change may still store what it read. */
    static final Duration REPEATED_AFTER = Duration.ofSeconds(30);

    private static final int LONGEST_CHAIN = 50;
    private static final int MOST_DOCUMENTS = 200;

    private final MongoOperations mongo;
    private final RevisedDocuments<StoredContact> revisions;
    private final ObjectProvider<ContactReferences> references;
    private final Clock clock;

    ContactLinks(
            MongoOperations mongo,
            RevisedDocuments<StoredContact> revisions,
            ObjectProvider<ContactReferences> references,
            Clock clock) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.references = references;
        this.clock = clock;
    }

    /** Finds the tenant's contact that this id stands for: of a merged one, the contact that it was merged into. */
    Optional<StoredContact> person(TenantId tenant, String id) {
        var seen = new LinkedHashMap<String, StoredContact>();
        var next = find(tenant, id);
        while (next.isPresent() && !seen.containsKey(next.get().id()) && seen.size() < LONGEST_CHAIN) {
            var contact = next.get();
            var merge = contact.merge();
            if (merge == null) {
                return next;
            }
            seen.put(contact.id(), contact);
            next = find(tenant, merge.into());
        }
        // Two merges at the same moment may have led in a circle: every instance takes the same one for the contact.
        return seen.values().stream().min(Comparator.comparing(StoredContact::id));
    }

    private Optional<StoredContact> find(TenantId tenant, String id) {
        return Optional.ofNullable(
                mongo.findOne(query(where("_id").is(id).and("tenantId").is(tenant)), StoredContact.class));
    }

    /** The documents that are one contact, its own first. */
    List<StoredContact> documents(StoredContact person) {
        var found = new LinkedHashMap<String, StoredContact>();
        found.put(person.id(), person);
        var newest = List.of(person.id());
        while (!newest.isEmpty() && found.size() < MOST_DOCUMENTS) {
            var parts = mongo.find(
                    query(where("tenantId")
                                    .is(person.tenantId())
                                    .and("merge.into")
                                    .in(newest))
                            .limit(MOST_DOCUMENTS),
                    StoredContact.class);
            newest = parts.stream()
                    .filter(part -> found.putIfAbsent(part.id(), part) == null)
                    .map(StoredContact::id)
                    .toList();
        }
        return List.copyOf(found.values());
    }

    /** Derives everything that follows from the present merge, name and addresses of the contact and of its former one. */
    void relink(StoredContact changed) {
        var former = Stream.of(changed.merge(), changed.undone())
                .filter(Objects::nonNull)
                .map(StoredContact.Merge::into);
        var formerIds = Stream.concat(Stream.of(changed.id(), changed.personId()), former)
                .distinct()
                .toList();
        formerIds.stream()
                .flatMap(id -> person(changed.tenantId(), id).stream())
                .map(StoredContact::id)
                .distinct()
                .forEach(id -> relinkPerson(changed.tenantId(), id, formerIds));
    }

    private void relinkPerson(TenantId tenant, String id, List<String> formerIds) {
        var documents = documents(find(tenant, id).orElseThrow());
        var linked = documents.stream().skip(1).map(Linked::of).toList();
        var person = revisions
                .change(where("_id").is(id).and("tenantId").is(tenant), contact -> linked(contact, linked))
                .orElseThrow();
        for (var part : documents.subList(1, documents.size())) {
            var link = new Update().set("rootId", person.id()).set("rootName", person.shownName());
            if (person.isBlocked()) {
                link.set("rootBlocked", true);
            } else {
                link.unset("rootBlocked");
            }
            mongo.updateFirst(query(where("_id").is(part.id()).and("merge").ne(null)), link, StoredContact.class);
        }
        var all = new ArrayList<String>(formerIds);
        documents.forEach(document -> all.add(document.id()));
        references.forEach(reference ->
                reference.relink(person, documents, all.stream().distinct().toList()));
    }

    private static DocumentChange linked(StoredContact contact, List<Linked> linked) {
        if (contact.linked().equals(linked)
                && contact.rootId() == null
                && contact.rootName() == null
                && contact.rootBlocked() == null) {
            return DocumentChange.none();
        }
        return DocumentChange.announced(
                EventType.CONTACT_UPDATED.type(),
                new Update()
                        .set("linked", linked)
                        .unset("rootId")
                        .unset("rootName")
                        .unset("rootBlocked"));
    }

    /** Derives once more for contacts whose time has come; returns how many. */
    int relinkDue(int limit) {
        var due = mongo.find(query(where("relinkAt").lte(clock.instant())).limit(limit), StoredContact.class);
        for (var contact : due) {
            relink(contact);
            mongo.updateFirst(
                    query(where("_id").is(contact.id()).and("relinkAt").is(contact.relinkAt())),
                    new Update().unset("relinkAt"),
                    StoredContact.class);
        }
        return due.size();
    }
}
