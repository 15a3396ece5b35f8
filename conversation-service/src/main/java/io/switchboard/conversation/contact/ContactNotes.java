package io.switchboard.conversation.contact;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import com.mongodb.client.model.Indexes;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.conversation.storage.KeysetCriteria;
import io.switchboard.events.EventType;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.TenantKey;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the notes about contacts. A note keeps its author and time, and is never changed. */
@Component
class ContactNotes {

    private static final String NAME = "contact_notes";
    private static final int LONGEST = 4000;

    private final MongoOperations mongo;
    private final RevisedDocuments<StoredContactNote> revisions;
    private final AuditTrail audit;
    private final IdGenerator ids;
    private final Clock clock;

    ContactNotes(
            MongoOperations mongo,
            RevisedDocuments<StoredContactNote> revisions,
            AuditTrail audit,
            IdGenerator ids,
            Clock clock) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex notesOfContact() {
        return DeclaredIndex.plain(
                NAME,
                "of_contact",
                Indexes.compoundIndex(
                        Indexes.ascending("tenantId", "contactId"), Indexes.descending("createdAt", "_id")),
                "a contact's notes, newest first, page by page");
    }

    @Bean
    static DeclaredIndex contactNotesWithPendingEvents() {
        return RevisedDocuments.pendingIndex(NAME);
    }

    /** Adds a note; requests with the same key add it once. */
    StoredContactNote add(ApiCaller caller, StoredContact person, @Nullable String body, @Nullable IdempotencyKey key) {
        var checked = checked(body);
        var note = new StoredContactNote(
                id(person, key),
                person.tenantId(),
                person.id(),
                checked,
                caller.subject(),
                caller.name(),
                clock.instant());
        var added = new AuditedChange("contact.note-added", "contacts/" + person.id(), null, note.view());
        var announcements = List.of(
                new EventAnnouncement(EventType.CONTACT_NOTE_ADDED.type(), null), audit.announcement(caller, added));
        if (revisions.insert(note.id(), note, announcements)) {
            return note;
        }
        var first = mongo.findById(note.id(), StoredContactNote.class);
        if (first == null || !first.text().equals(checked)) {
            throw ApiProblem.conflict(
                    "idempotency-key-reused", "The Idempotency-Key was used for another note of this contact.");
        }
        return first;
    }

    private String id(StoredContact person, @Nullable IdempotencyKey key) {
        return key == null
                ? ids.next()
                : UUID.nameUUIDFromBytes(TenantKey.of(person.tenantId().value(), person.id(), key.value())
                                .getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private static String checked(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw ApiProblem.invalid("empty-note", "A note needs a body.");
        }
        if (!UnicodeText.isWellFormed(text) || text.length() > LONGEST) {
            throw ApiProblem.invalid(
                    "invalid-note", "A note is well-formed text of at most " + LONGEST + " characters.");
        }
        return text;
    }

    /** Finds a page of the contact's notes, those of merged contacts included, newest first. */
    List<StoredContactNote> page(StoredContact person, @Nullable Cursor after, int limit) {
        var page = KeysetCriteria.newestFirst(of(person), "createdAt", after);
        return mongo.find(
                query(page)
                        .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id"))
                        .limit(limit),
                StoredContactNote.class);
    }

    private static Criteria of(StoredContact person) {
        return where("tenantId").is(person.tenantId()).and("contactId").in(person.documentIds());
    }
}
