package io.switchboard.conversation.note;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.mongodb.client.model.Indexes;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.EventType;
import io.switchboard.mongo.TenantKey;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the notes of all tenants; each is announced and audited by the write that stores it. */
@Component
public class ConversationNotes {

    private final MongoOperations mongo;
    private final RevisedDocuments<StoredNote> revisions;
    private final AuditTrail audit;

    ConversationNotes(MongoOperations mongo, RevisedDocuments<StoredNote> revisions, AuditTrail audit) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.audit = audit;
    }

    @Bean
    static DeclaredIndex notesOfConversation() {
        return DeclaredIndex.plain(
                StoredNote.COLLECTION,
                "timeline",
                Indexes.compoundIndex(
                        Indexes.ascending("tenantId", "conversationId"), Indexes.descending("createdAt", "_id")),
                "a conversation's notes between its messages, page by page");
    }

    @Bean
    static DeclaredIndex notesWithPendingEvents() {
        return RevisedDocuments.pendingIndex(StoredNote.COLLECTION);
    }

    /** Finds the notes with these ids, of any tenant. */
    public List<StoredNote> byIds(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : mongo.find(query(where("_id").in(ids)), StoredNote.class);
    }

    /** The id that all requests with this key in this conversation have in common. */
    static String id(TenantId tenant, String conversationId, IdempotencyKey key) {
        var name = TenantKey.of(tenant.value(), conversationId, key.value());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * Stores the note, unless one with its id is stored; returns the stored one.
     *
     * @throws ApiProblem 409 when the stored one has another text
     */
    StoredNote add(ApiCaller caller, StoredNote note) {
        var change = new AuditedChange(
                "note.added", "conversations/" + note.conversationId() + "/notes/" + note.id(), null, note.view());
        var announcements =
                List.of(new EventAnnouncement(EventType.NOTE_ADDED.type(), null), audit.announcement(caller, change));
        if (revisions.insert(note.id(), note, announcements)) {
            return note;
        }
        var first = Objects.requireNonNull(mongo.findById(note.id(), StoredNote.class));
        if (!first.body().equals(note.body()) || !first.mentions().equals(note.mentions())) {
            throw ApiProblem.conflict("idempotency-key-reused", "Another note was written with this Idempotency-Key.");
        }
        return first;
    }
}
