package io.switchboard.conversation.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.conversation.address.AddressDisplay;
import io.switchboard.conversation.contact.StoredContact.Merge;
import io.switchboard.conversation.contact.merge.ContactMergeLease;
import io.switchboard.events.Address;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Merges contacts and undoes it. Each is one write in the document of the contact that loses or regains its place; what
 * follows from it is derived by {@link ContactLinks}, now and after a crash.
 */
@Component
class ContactMerges {

    static final int MOST_ADDRESSES = 50;

    private static final Logger log = LoggerFactory.getLogger(ContactMerges.class);

    /**
     * A merge of another contact into one.
     *
     * @param id by which it is undone
     * @param name the merged contact's name; null for one without
     * @param address the merged contact's first address as people write it
     */
    record DoneMerge(
            String id,
            Instant at,
            String contactId,
            @Nullable String name,
            String address) {

        static DoneMerge of(StoredContact merged) {
            var merge = Objects.requireNonNull(merged.merge());
            return new DoneMerge(
                    merge.mergeId(), merge.at(), merged.id(), merged.ownName(), AddressDisplay.of(merged.address()));
        }
    }

    private final MongoOperations mongo;
    private final RevisedDocuments<StoredContact> revisions;
    private final ContactLinks links;
    private final AuditTrail audit;
    private final ContactMergeLease lease;
    private final IdGenerator ids;
    private final Clock clock;

    ContactMerges(
            MongoOperations mongo,
            RevisedDocuments<StoredContact> revisions,
            ContactLinks links,
            AuditTrail audit,
            ContactMergeLease lease,
            IdGenerator ids,
            Clock clock) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.links = links;
        this.audit = audit;
        this.lease = lease;
        this.ids = ids;
        this.clock = clock;
    }

    /** Merges the other contact into the first one; returns the id of the merge. A repeated request returns the same one. */
    String merge(ApiCaller caller, TenantId tenant, String id, String other) {
        return lease.runAlone(tenant, () -> {
            var survivor = person(tenant, id);
            var merged = person(tenant, other);
            if (survivor.id().equals(merged.id())) {
                return repeated(tenant, survivor, other);
            }
            if (survivor.documentIds().size() + merged.documentIds().size() > MOST_ADDRESSES) {
                throw tooManyAddresses();
            }
            return write(caller, survivor, merged);
        });
    }

    private String repeated(TenantId tenant, StoredContact survivor, String other) {
        var document =
                mongo.findOne(query(where("_id").is(other).and("tenantId").is(tenant)), StoredContact.class);
        if (document == null || document.merge() == null) {
            throw ApiProblem.invalid(
                    "merge-with-itself", "A contact cannot be merged with itself; name two different contacts.");
        }
        if (!document.merge().into().equals(survivor.id())) {
            throw ApiProblem.conflict("contacts-already-merged", "The two contacts are one already.");
        }
        return document.merge().mergeId();
    }

    private String write(ApiCaller caller, StoredContact survivor, StoredContact merged) {
        var merge = new Merge(ids.next(), survivor.id(), clock.instant());
        var change = new AuditedChange("contact.merged", "contacts/" + merged.id(), merged.view(), survivor.view());
        var after = revisions
                .change(
                        where("_id").is(merged.id()).and("merge").isNull(),
                        contact -> new DocumentChange(
                                relinked(new Update().set("merge", merge).unset("undone")),
                                List.of(audit.announcement(caller, change))))
                .orElseThrow(() -> ApiProblem.conflict(
                        "contacts-already-merged", "The contact was merged with another one at the same moment."));
        relink(after);
        return merge.mergeId();
    }

    /** Undoes the merge; returns the contact that was merged. May be repeated. */
    StoredContact undo(ApiCaller caller, TenantId tenant, String mergeId) {
        var merged = where("tenantId").is(tenant).and("merge.mergeId").is(mergeId);
        var undone = where("tenantId").is(tenant).and("undone.mergeId").is(mergeId);
        var after = revisions
                .change(
                        merged,
                        contact -> new DocumentChange(
                                relinked(new Update().unset("merge").set("undone", contact.merge())),
                                List.of(audit.announcement(
                                        caller,
                                        new AuditedChange(
                                                "contact.merge-undone",
                                                "contacts/" + contact.id(),
                                                null,
                                                contact.view())))))
                .orElse(null);
        if (after == null) {
            after = mongo.findOne(query(undone), StoredContact.class);
        }
        if (after == null) {
            throw ApiProblem.notFound("merge", mergeId);
        }
        relink(after);
        return links.person(tenant, after.id()).orElseThrow();
    }

    /** The merges into the contact that can be undone, the newest first. */
    List<DoneMerge> into(TenantId tenant, String id) {
        return links.documents(person(tenant, id)).stream()
                .filter(document -> document.merge() != null && !document.isAddedAddress())
                .map(DoneMerge::of)
                .sorted(Comparator.comparing(DoneMerge::at).reversed())
                .toList();
    }

    /** Gives the contact an address that no other contact has; an address that it has already changes nothing. */
    StoredContact add(ApiCaller caller, TenantId tenant, String id, Address address) {
        return lease.runAlone(tenant, () -> {
            var person = person(tenant, id);
            if (person.documentIds().size() >= MOST_ADDRESSES) {
                throw tooManyAddresses();
            }
            var now = clock.instant();
            var merge = new Merge(ids.next(), person.id(), now);
            var part = StoredContact.partOf(merge, ids.next(), tenant, address, now.plus(ContactLinks.REPEATED_AFTER));
            var added = new AuditedChange("contact.address-added", "contacts/" + person.id(), person.view(), address);
            if (revisions.insert(part.id(), part, List.of(audit.announcement(caller, added)))) {
                relink(part);
            } else {
                requireOwn(tenant, person, address);
            }
            return person(tenant, id);
        });
    }

    private void requireOwn(TenantId tenant, StoredContact person, Address address) {
        var holder = mongo.findOne(query(where("key").is(Contacts.key(tenant, address))), StoredContact.class);
        if (holder == null
                || !links.person(tenant, holder.id()).orElseThrow().id().equals(person.id())) {
            throw ApiProblem.conflict(
                    "address-taken", "Another contact has this address; merge the two contacts instead.");
        }
    }

    static Update relinked(Update update, Instant now) {
        return update.set("relinkAt", now.plus(ContactLinks.REPEATED_AFTER));
    }

    private Update relinked(Update update) {
        return relinked(update, clock.instant());
    }

    /** Derives at once; what fails here is repeated by {@link ContactRelinker}. */
    void relink(StoredContact changed) {
        try {
            links.relink(changed);
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("contact", changed.id())
                    .addKeyValue("reason", e.toString())
                    .log("contact not linked yet, the next run repeats it");
        }
    }

    StoredContact person(TenantId tenant, String id) {
        return links.person(tenant, id).orElseThrow(() -> ApiProblem.notFound("contact", id));
    }

    private static ApiProblem tooManyAddresses() {
        return ApiProblem.conflict("too-many-addresses", "A contact has at most " + MOST_ADDRESSES + " addresses.");
    }
}
