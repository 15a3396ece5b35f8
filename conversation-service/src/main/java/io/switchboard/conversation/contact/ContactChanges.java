package io.switchboard.conversation.contact;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.conversation.change.BlockChange;
import io.switchboard.conversation.contact.StoredContact.Block;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.events.EventType;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** Writes what people change of a contact: its name, its attributes, and whether it is blocked. */
@Component
class ContactChanges {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_VALUE = 1024;
    private static final int MOST_ATTRIBUTES = 50;
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private final RevisedDocuments<StoredContact> revisions;
    private final ContactMerges merges;
    private final AuditTrail audit;
    private final Clock clock;

    ContactChanges(RevisedDocuments<StoredContact> revisions, ContactMerges merges, AuditTrail audit, Clock clock) {
        this.revisions = revisions;
        this.merges = merges;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A change of a contact; null leaves a part as it is.
     *
     * @param name the new name; empty for the one that the contact gives itself
     * @param attributes new values by their names; an empty value removes the attribute
     * @param blocked whether the contact is to be blocked
     */
    record ContactPatch(
            @Nullable String name,
            @Nullable Map<String, String> attributes,
            @Nullable Boolean blocked) {

        ContactPatch {
            name = name == null ? null : name.strip();
        }

        void check() {
            if (name != null && (!UnicodeText.isWellFormed(name) || name.length() > LONGEST_NAME)) {
                throw ApiProblem.invalid(
                        "invalid-name", "name must be well-formed text of at most " + LONGEST_NAME + " characters.");
            }
            if (attributes != null) {
                attributes.forEach(ContactPatch::check);
            }
        }

        private static void check(String attribute, @Nullable String value) {
            if (!ATTRIBUTE.matcher(attribute).matches()) {
                throw ApiProblem.invalid(
                        "invalid-attribute",
                        "An attribute's name has 1 to 64 letters, digits, hyphens and underscores, a letter first.");
            }
            if (value != null && (!UnicodeText.isWellFormed(value) || value.length() > LONGEST_VALUE)) {
                throw ApiProblem.invalid(
                        "invalid-attribute",
                        attribute + " must be well-formed text of at most " + LONGEST_VALUE + " characters.");
            }
        }
    }

    /** Changes the contact and announces it; returns the new state. */
    StoredContact change(ApiCaller caller, TenantId tenant, String id, IfMatch condition, ContactPatch patch) {
        patch.check();
        var person = merges.person(tenant, id);
        var changed = revisions
                .change(where("_id").is(person.id()).and("tenantId").is(tenant), before -> {
                    condition.require(before.revisionOrZero(), before.view());
                    return change(caller, before, patch);
                })
                .orElseThrow(() -> ApiProblem.notFound("contact", id));
        if (!Objects.equals(person.shownName(), changed.shownName()) || person.isBlocked() != changed.isBlocked()) {
            merges.relink(changed);
        }
        return changed;
    }

    private DocumentChange change(ApiCaller caller, StoredContact before, ContactPatch patch) {
        var update = new Update();
        var name = patch.name() == null ? before.editedName() : patch.name().isEmpty() ? null : patch.name();
        var attributes = attributes(before, patch);
        var isRenamed = !Objects.equals(name, before.editedName());
        var block = block(caller, before, patch);
        var isOtherBlock = !Objects.equals(block, before.block());
        if (!isRenamed && !isOtherBlock && attributes.equals(before.attributes())) {
            return DocumentChange.none();
        }
        if (isRenamed || isOtherBlock) {
            ContactMerges.relinked(update, clock.instant());
            set(update, "editedName", name);
            set(update, "block", block);
        }
        var after = Map.of("name", String.valueOf(name), "attributes", attributes, "blocked", block != null);
        var action = !isOtherBlock ? "contact.updated" : block == null ? "contact.unblocked" : "contact.blocked";
        var announcements = new ArrayList<EventAnnouncement>();
        announcements.add(new EventAnnouncement(EventType.CONTACT_UPDATED.type(), null));
        announcements.add(
                audit.announcement(caller, new AuditedChange(action, "contacts/" + before.id(), before.view(), after)));
        if (isOtherBlock) {
            announcements.add(BlockChange.of(block != null, author(caller)).announcement());
        }
        return new DocumentChange(update.set("attributes", attributes), announcements);
    }

    private static StoredAuthor author(ApiCaller caller) {
        return new StoredAuthor(caller.subject(), caller.name());
    }

    /** A contact that is blocked already keeps the author and the time of its block. */
    private @Nullable Block block(ApiCaller caller, StoredContact before, ContactPatch patch) {
        if (patch.blocked() == null || patch.blocked() == (before.block() != null)) {
            return before.block();
        }
        return patch.blocked() ? new Block(clock.instant().truncatedTo(ChronoUnit.MILLIS), author(caller)) : null;
    }

    private static void set(Update update, String field, @Nullable Object value) {
        if (value == null) {
            update.unset(field);
        } else {
            update.set(field, value);
        }
    }

    private static Map<String, String> attributes(StoredContact before, ContactPatch patch) {
        var attributes = new HashMap<>(before.attributes());
        if (patch.attributes() != null) {
            patch.attributes().forEach((attribute, value) -> {
                if (value == null || value.isEmpty()) {
                    attributes.remove(attribute);
                } else {
                    attributes.put(attribute, value);
                }
            });
        }
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw ApiProblem.invalid(
                    "too-many-attributes", "A contact has at most " + MOST_ATTRIBUTES + " attributes.");
        }
        return attributes;
    }
}
