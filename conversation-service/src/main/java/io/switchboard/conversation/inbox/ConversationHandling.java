package io.switchboard.conversation.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.conversation.assignee.AssignableMembers;
import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.label.Labels;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.events.Conversation.Status;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/**
 * Changes what people set of conversations. A write names only the fields that the request names, so it never takes back what
 * a message has changed at the same time: a message that arrives while a person closes the conversation either is there when
 * it is closed, or opens it again.
 */
@Component
public class ConversationHandling {

    private final RevisedDocuments<StoredConversation> revisions;
    private final ConversationSummaries summaries;
    private final Labels labels;
    private final AssignableMembers assignees;
    private final AuditTrail audit;

    ConversationHandling(
            RevisedDocuments<StoredConversation> revisions,
            ConversationSummaries summaries,
            Labels labels,
            AssignableMembers assignees,
            AuditTrail audit) {
        this.revisions = revisions;
        this.summaries = summaries;
        this.labels = labels;
        this.assignees = assignees;
        this.audit = audit;
    }

    /**
     * Changes the tenant's conversation; empty when there is none with this id.
     *
     * @throws ApiProblem 412 with the present state when it has another revision than the condition names; 409 when it would
     *     be assigned to another person who is no member
     */
    Optional<StoredConversation> change(
            ApiCaller caller, TenantId tenant, String id, IfMatch condition, ConversationPatch patch) {
        return revisions.change(one(tenant, id), before -> {
            if (!condition.allows(before.handled().edits())) {
                condition.require(before.handled().edits(), summaries.of(before));
            }
            patch.newAssignee(before).ifPresent(member -> assignees.require(caller, tenant, member));
            var differences = HandledState.of(before).differencesTo(patch.applyTo(before));
            return differences.isEmpty()
                    ? DocumentChange.none()
                    : new DocumentChange(update(patch, before), announced(caller, patch, before));
        });
    }

    /** Refuses labels that the tenant does not have. */
    void requireLabels(TenantId tenant, Collection<String> ids) {
        var existing = ids.isEmpty() ? List.<String>of() : labels.existing(tenant, ids);
        ids.stream().filter(id -> !existing.contains(id)).findFirst().ifPresent(id -> {
            throw ApiProblem.invalid("unknown-label", "You have no label with the id " + id + ".");
        });
    }

    /** Refuses an assignee who is no member, also where a conversation has that one already. */
    void requireAssignee(ApiCaller caller, TenantId tenant, ConversationPatch patch) {
        if (patch.assignee() != null) {
            assignees.require(caller, tenant, patch.assignee());
        }
    }

    private static Update update(ConversationPatch patch, StoredConversation before) {
        var pinned = patch.pinned() == null ? before.handled().pinned() : patch.pinned();
        var update =
                new Update().set("handling.edits", before.handled().edits() + 1).set("handling.pinned", pinned);
        if (patch.changesStatus(before)) {
            update.set("status", patch.status());
            set(update, "handling.snoozedUntil", patch.snoozedUntil());
            if (patch.status() == Status.CLOSED) {
                update.unset("waiting.since");
            }
        }
        if (patch.hasAssignee()) {
            set(update, "handling.assignee", patch.assignee());
        }
        if (patch.labels() != null) {
            set(update, "handling.labels", patch.labels().isEmpty() ? null : patch.labels());
        }
        return update;
    }

    private static void set(Update update, String field, @Nullable Object value) {
        if (value == null) {
            update.unset(field);
        } else {
            update.set(field, value);
        }
    }

    private List<EventAnnouncement> announced(ApiCaller caller, ConversationPatch patch, StoredConversation before) {
        var was = HandledState.of(before);
        var becomes = patch.applyTo(before);
        var announcements = new ArrayList<EventAnnouncement>();
        announcements.add(ConversationAnnouncer.updated());
        announcements.add(audit.announcement(
                caller, new AuditedChange("conversation.updated", "conversations/" + before.id(), was, becomes)));
        var by = new StoredAuthor(caller.subject(), caller.name());
        was.differencesTo(becomes)
                .forEach(difference -> announcements.add(ConversationAnnouncer.changed(difference, by)));
        return announcements;
    }

    /**
     * Opens a conversation whose snooze has ended, once; empty when another instance, a person or a message came first.
     */
    Optional<StoredConversation> unsnooze(String id, Instant now) {
        var due = where("_id")
                .is(id)
                .and("status")
                .is(Status.SNOOZED)
                .and("handling.snoozedUntil")
                .lte(now);
        return revisions.change(due, before -> {
            var was = HandledState.of(before);
            var update = new Update()
                    .set("status", Status.OPEN)
                    .unset("handling.snoozedUntil")
                    .set("handling.edits", was.revision() + 1);
            return new DocumentChange(
                    update,
                    List.of(
                            ConversationAnnouncer.updated(),
                            ConversationAnnouncer.changed(
                                    new HandledState.Difference("reopened", List.of(Status.SNOOZED.word())), null)));
        });
    }

    /** Closes a conversation that was closed elsewhere, unless a message or call has come after this time. */
    public void closeUnlessNewer(TenantId tenant, String id, Instant at) {
        var open = one(tenant, id)
                .and("status")
                .in(Status.OPEN, Status.SNOOZED)
                .and("updatedAt")
                .lte(at);
        var unused = revisions.change(
                open,
                before -> new DocumentChange(
                        new Update()
                                .set("status", Status.CLOSED)
                                .unset("handling.snoozedUntil")
                                .unset("waiting.since")
                                .set("handling.pinned", before.handled().pinned())
                                .set("handling.edits", before.handled().edits() + 1),
                        List.of(
                                ConversationAnnouncer.updated(),
                                ConversationAnnouncer.changed(
                                        HandledState.of(before).closing(), null))));
    }

    static Criteria one(TenantId tenant, String id) {
        return where("_id").is(id).and("tenantId").is(tenant);
    }
}
