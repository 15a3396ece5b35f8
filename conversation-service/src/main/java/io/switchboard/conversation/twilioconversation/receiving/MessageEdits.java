package io.switchboard.conversation.twilioconversation.receiving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.message.part.InTwilioConversation.Edit;
import io.switchboard.kafka.EventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Changes and removes messages as people did in Twilio's conversation. The newest change counts, a removal is final, and the
 * texts before are kept until it comes. Each write requires the state that was read, so all of it may be repeated and
 * reordered.
 */
@Component
class MessageEdits {

    private static final int MOST_ATTEMPTS = 20;
    private static final int MOST_EDITS = 20;

    private static final String PART = "twilioConversation.";

    private final Messages messages;
    private final MongoOperations mongo;
    private final EditAnnouncer announcer;

    MessageEdits(
            Messages messages,
            Conversations conversations,
            ConversationSummaries summaries,
            MongoOperations mongo,
            EventPublisher publisher) {
        this.messages = messages;
        this.mongo = mongo;
        this.announcer = new EditAnnouncer(messages, conversations, summaries, publisher);
    }

    /** Applies the change; returns false if the message is unknown. */
    boolean apply(ConversationEvent event) {
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var message = find(event);
            if (message.isEmpty()) {
                return false;
            }
            if (message.get().isErased() || apply(event, message.get())) {
                return true;
            }
        }
        throw new ConcurrencyFailureException("A message was changed by others in each of many attempts");
    }

    private Optional<StoredMessage> find(ConversationEvent event) {
        var keys = List.of(event.messageKey());
        return messages.find(List.of(), keys).stream()
                .findFirst()
                .or(() -> messages.withOtherKeys(keys).stream().findFirst());
    }

    /** Returns false if another writer came first. */
    private boolean apply(ConversationEvent event, StoredMessage message) {
        return event.kind() == ConversationEventKind.MESSAGE_REMOVED ? remove(event, message) : edit(event, message);
    }

    private boolean edit(ConversationEvent event, StoredMessage message) {
        var at = event.happenedAt("DateUpdated");
        var body = Objects.requireNonNullElse(event.text("Body", 16_384), "");
        var part = message.twilioConversation();
        var editedAt = part == null ? null : part.editedAt();
        if (message.isRemoved() || (editedAt != null && editedAt.isAfter(at))) {
            return true;
        }
        var isDone = at.equals(editedAt);
        if (!isDone && body.equals(message.body())) {
            // Only the attributes or the media have changed.
            return true;
        }
        if (!isDone && !write(message, edited(event, message, body, at))) {
            return false;
        }
        announcer.announce(event, message, "edited/" + at, at);
        return true;
    }

    private static Update edited(ConversationEvent event, StoredMessage message, String body, Instant at) {
        var part = message.twilioConversation();
        var edits = new ArrayList<Edit>(part == null || part.edits() == null ? List.of() : part.edits());
        edits.add(new Edit(message.body(), at));
        return new Update()
                .set("body", body)
                .set(PART + "sid", event.key().sid())
                .set(PART + "editedAt", at)
                .set(PART + "edits", edits.subList(Math.max(0, edits.size() - MOST_EDITS), edits.size()));
    }

    private boolean remove(ConversationEvent event, StoredMessage message) {
        var at = event.happenedAt("DateRemoved");
        var removed = new Update()
                .set("body", "")
                .set("media", List.of())
                .unset("details")
                .set(PART + "sid", event.key().sid())
                .set(PART + "removedAt", at)
                .unset(PART + "edits");
        if (!message.isRemoved() && !write(message, removed)) {
            return false;
        }
        announcer.announce(event, message, "removed", at);
        return true;
    }

    private boolean write(StoredMessage message, Update update) {
        var part = message.twilioConversation();
        var unchanged = where("_id")
                .is(message.id())
                .and("tenantId")
                .is(message.tenantId())
                .and(PART + "editedAt")
                .is(part == null ? null : part.editedAt())
                .and(PART + "removedAt")
                .is(part == null ? null : part.removedAt());
        return mongo.updateFirst(query(unchanged), update, StoredMessage.class).getMatchedCount() == 1;
    }
}
