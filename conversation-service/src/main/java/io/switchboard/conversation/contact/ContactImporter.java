package io.switchboard.conversation.contact;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.conversation.contact.ContactChanges.ContactPatch;
import io.switchboard.events.Address;
import io.switchboard.events.EventType;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes people who are known by a list: a contact that has one of the addresses is changed, otherwise a new one is created.
 * An address is never that of two contacts. Each write may be repeated.
 */
@Component
public class ContactImporter {

    private final Contacts contacts;
    private final ContactChanges changes;
    private final ContactMerges merges;
    private final ContactLinks links;
    private final RevisedDocuments<StoredContact> revisions;
    private final AuditTrail audit;
    private final Clock clock;

    ContactImporter(
            Contacts contacts,
            ContactChanges changes,
            ContactMerges merges,
            ContactLinks links,
            RevisedDocuments<StoredContact> revisions,
            AuditTrail audit,
            Clock clock) {
        this.contacts = contacts;
        this.changes = changes;
        this.merges = merges;
        this.links = links;
        this.revisions = revisions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A person of a list.
     *
     * @param name null where the list has none; the contact keeps its name then
     * @param addresses at least one
     * @param attributes those that the contact gets besides its other ones
     */
    public record ListedPerson(@Nullable String name, List<Address> addresses, Map<String, String> attributes) {

        public ListedPerson {
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("a person has at least one address");
            }
            addresses = List.copyOf(addresses);
            attributes = Map.copyOf(attributes);
        }
    }

    /** What the list changed. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    /** Throws the problem of a contact's name, if it has one. */
    public static void requireName(String name) {
        new ContactPatch(name, null, null).check();
    }

    /** Throws the problem of an attribute, if it has one. */
    public static void requireAttribute(String attribute, String value) {
        new ContactPatch(null, Map.of(attribute, value), null).check();
    }

    /**
     * Writes the person.
     *
     * @param newId the id of the contact if it is new: the same in each repetition
     * @throws ApiProblem 4xx when the contact cannot be so, 503 when another try may succeed
     */
    public Outcome write(ApiCaller caller, TenantId tenant, String newId, ListedPerson person) {
        var holders = holders(tenant, person.addresses());
        if (holders.isEmpty() && !create(caller, tenant, newId, person)) {
            // Another request created a contact with the address in the meantime.
            holders = holders(tenant, person.addresses());
        }
        if (holders.size() > 1) {
            throw ApiProblem.conflict(
                    "address-taken",
                    "The addresses belong to " + holders.size() + " contacts; merge these contacts first.");
        }
        var id = holders.isEmpty() ? newId : holders.getFirst().id();
        var isChanged = change(caller, tenant, id, person);
        return id.equals(newId) ? Outcome.CREATED : isChanged ? Outcome.UPDATED : Outcome.UNCHANGED;
    }

    private boolean create(ApiCaller caller, TenantId tenant, String id, ListedPerson person) {
        var contact = StoredContact.listed(
                id, tenant, person.addresses().getFirst(), person.name(), person.attributes(), clock.instant());
        var created = new AuditedChange("contact.created", "contacts/" + id, null, contact.view());
        return revisions.insert(
                id,
                contact,
                List.of(
                        new EventAnnouncement(EventType.CONTACT_CREATED.type(), null),
                        audit.announcement(caller, created)));
    }

    private boolean change(ApiCaller caller, TenantId tenant, String id, ListedPerson person) {
        var before = merges.person(tenant, id);
        var patch = new ContactPatch(person.name(), person.attributes(), null);
        var changed = changes.change(caller, tenant, id, IfMatch.ANY, patch);
        var known = new HashSet<String>();
        changed.view().addresses().forEach(own -> known.add(key(tenant, new Address(own.channel(), own.value()))));
        for (var address : person.addresses()) {
            if (known.add(key(tenant, address))) {
                changed = merges.add(caller, tenant, id, address);
            }
        }
        return changed.revisionOrZero() != before.revisionOrZero();
    }

    private List<StoredContact> holders(TenantId tenant, List<Address> addresses) {
        var keys = addresses.stream().map(address -> key(tenant, address)).toList();
        var holders = new LinkedHashMap<String, StoredContact>();
        contacts.find(keys).values().stream()
                .flatMap(document -> links.person(tenant, document.id()).stream())
                .forEach(holder -> holders.put(holder.id(), holder));
        return List.copyOf(holders.values());
    }

    private static String key(TenantId tenant, Address address) {
        return Contacts.key(tenant, address);
    }
}
