package io.switchboard.conversation.rule.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.inbox.ConversationAnnouncer;
import io.switchboard.conversation.inbox.HandledState;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.conversation.rule.action.RuleAction.Kind;
import io.switchboard.events.Conversation.LastMessage;
import io.switchboard.events.Conversation.Status;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/**
 * Does with conversations what rules say, once for each message: the write that changes a conversation also notes the
 * message in it. A person's change counts more: a conversation that somebody got meanwhile is not assigned, and one in which
 * something newer than the message has happened is not closed.
 */
@Component
public class RuledConversations {

    /** The author of changes by rules. */
    static final String AUTHOR = "rule";

    private static final String MESSAGES = "ruledMessages";

    /** More than instances can have in hand at once of one conversation: each is noted as done directly afterwards. */
    private static final int REMEMBERED = 50;

    private static final AuditActor ACTOR = AuditActor.loop("rules");

    private final RevisedDocuments<StoredConversation> revisions;
    private final AuditTrail audit;

    RuledConversations(RevisedDocuments<StoredConversation> revisions, AuditTrail audit) {
        this.revisions = revisions;
        this.audit = audit;
    }

    /** Applies the actions. May be repeated: a message that the conversation has noted changes nothing. */
    public void apply(RuledMessage message) {
        var closes = message.actions().stream().anyMatch(action -> action.is(Kind.CLOSE));
        if (closes && change(closable(message), message, message.actions()).isPresent()) {
            return;
        }
        change(
                once(message),
                message,
                message.actions().stream()
                        .filter(action -> !action.is(Kind.CLOSE))
                        .toList());
    }

    private Optional<StoredConversation> change(Criteria condition, RuledMessage message, List<RuleAction> actions) {
        return revisions.change(condition, before -> change(message, before, actions));
    }

    private static Criteria once(RuledMessage message) {
        return where("_id")
                .is(message.conversationId())
                .and("tenantId")
                .is(message.tenantId())
                .and(MESSAGES)
                .ne(message.id());
    }

    /** An open conversation in which nothing came after the message, except an automatic answer to it. */
    private static Criteria closable(RuledMessage message) {
        var automatic = where("lastMessage.direction")
                .is(TrafficDirection.OUTBOUND)
                .and("lastMessage.kind")
                .ne(LastMessage.CALL)
                .and("lastMessage.by")
                .isNull();
        return once(message)
                .and("status")
                .is(Status.OPEN)
                .and("reading.lastInboundAt")
                .lte(message.at())
                .orOperator(where("updatedAt").lte(message.at()), automatic);
    }

    private DocumentChange change(RuledMessage message, StoredConversation before, List<RuleAction> actions) {
        var was = HandledState.of(before);
        var becomes = was;
        var changes = new ArrayList<EventAnnouncement>();
        for (var ofRule : byRule(actions).entrySet()) {
            var next = after(becomes, ofRule.getValue(), message);
            var author = new StoredAuthor(AUTHOR, ofRule.getKey());
            becomes.differencesTo(next)
                    .forEach(difference -> changes.add(ConversationAnnouncer.changed(difference, author)));
            becomes = next;
        }
        if (changes.isEmpty()) {
            return DocumentChange.none();
        }
        changes.addFirst(audit.announcement(
                ACTOR,
                message.tenantId(),
                new AuditedChange("conversation.updated", "conversations/" + before.id(), was, becomes),
                AuditEntry.Outcome.SUCCEEDED));
        changes.addFirst(ConversationAnnouncer.updated());
        return new DocumentChange(update(was, becomes, message), changes);
    }

    private static Map<String, List<RuleAction>> byRule(List<RuleAction> actions) {
        var byRule = new LinkedHashMap<String, List<RuleAction>>();
        actions.forEach(action ->
                byRule.computeIfAbsent(action.rule(), rule -> new ArrayList<>()).add(action));
        return byRule;
    }

    private static HandledState after(HandledState before, List<RuleAction> actions, RuledMessage message) {
        var assignee = before.assignee();
        var labels = new LinkedHashSet<>(before.labels());
        var status = before.status();
        for (var action : actions) {
            switch (action.kind()) {
                case ASSIGN, UNASSIGN -> {
                    if (Objects.equals(assignee, message.assignee())) {
                        assignee = action.value();
                    }
                }
                case LABEL -> {
                    if (labels.size() < HandledState.MOST_LABELS) {
                        labels.add(String.valueOf(action.value()));
                    }
                }
                case CLOSE -> status = Status.CLOSED;
                case NOTIFY -> {
                    // Told by the bell.
                }
            }
        }
        var until = status == before.status() ? before.snoozedUntil() : null;
        return new HandledState(status, assignee, List.copyOf(labels), until, before.pinned(), before.revision() + 1);
    }

    private static Update update(HandledState was, HandledState becomes, RuledMessage message) {
        var update = new Update()
                .set("handling.edits", was.revision() + 1)
                .set("handling.pinned", was.pinned())
                .push(MESSAGES)
                .slice(-REMEMBERED)
                .each(message.id());
        if (becomes.status() != was.status()) {
            update.set("status", becomes.status())
                    .unset("handling.snoozedUntil")
                    .unset("waiting.since");
        }
        if (!becomes.labels().equals(was.labels())) {
            update.set("handling.labels", becomes.labels());
        }
        if (becomes.assignee() == null) {
            update.unset("handling.assignee");
        } else {
            update.set("handling.assignee", becomes.assignee());
        }
        return update;
    }
}
