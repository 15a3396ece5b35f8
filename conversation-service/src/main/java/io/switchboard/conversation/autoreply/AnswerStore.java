package io.switchboard.conversation.autoreply;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.mongodb.client.model.Indexes;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores which messages were answered, and when a conversation may get its next answer. */
@Component
class AnswerStore {

    private static final String ANSWERED_AT = "answeredAt";
    private static final long DAYS_KEPT = 30;

    private final MongoOperations mongo;

    AnswerStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex answersExpire() {
        return DeclaredIndex.expiry(
                "automatic_answers",
                "expiry",
                Indexes.ascending("createdAt"),
                DAYS_KEPT,
                "a message is not delivered again for longer than that");
    }

    /** Finds the answers to these messages, by the messages' ids. */
    Map<String, StoredAnswer> find(Collection<String> messageIds) {
        var found = new HashMap<String, StoredAnswer>();
        if (!messageIds.isEmpty()) {
            mongo.find(query(where("_id").in(messageIds)), StoredAnswer.class)
                    .forEach(answer -> found.put(answer.id(), answer));
        }
        return found;
    }

    /** Finds the states of conversations, by their ids. */
    Map<String, AnswerState> states(Collection<String> conversationIds) {
        var found = new HashMap<String, AnswerState>();
        if (!conversationIds.isEmpty()) {
            mongo.find(query(where("_id").in(conversationIds)), AnswerState.class)
                    .forEach(state -> found.put(state.id(), state));
        }
        return found;
    }

    /** Stores the answers to messages that have none; returns the ones that count, by the messages' ids. */
    Map<String, StoredAnswer> add(List<StoredAnswer> wanted) {
        if (DocumentInserts.ifAbsent(mongo, StoredAnswer.class, wanted)) {
            return wanted.stream().collect(Collectors.toMap(StoredAnswer::id, Function.identity()));
        }
        return find(wanted.stream().map(StoredAnswer::id).toList());
    }

    /** Notes that the messages of these answers were answered; those older than the noted one change nothing. */
    void noteAnswered(Collection<StoredAnswer> answers) {
        note(answers.stream()
                .map(answer -> new StateNote(
                        answer.conversationId(),
                        answer.tenantId(),
                        ANSWERED_AT,
                        answer.receivedAt(),
                        answer.answeredText()))
                .toList());
    }

    /** Notes that people or programs wrote these messages. */
    void notePeople(List<StoredMessage> messages) {
        note(messages.stream()
                .map(message -> new StateNote(
                        message.conversationId(), message.tenantId(), "personAt", message.createdAt(), null))
                .toList());
    }

    /**
     * A time to be noted in the state of a conversation, unless a later one is noted.
     *
     * @param answeredText what belongs to the time
     */
    private record StateNote(
            String conversationId,
            TenantId tenant,
            String field,
            Instant at,
            @Nullable String answeredText) {}

    private void note(List<StateNote> notes) {
        if (notes.isEmpty()) {
            return;
        }
        var updates = mongo.bulkOps(BulkMode.ORDERED, AnswerState.class);
        for (var note : notes) {
            var state = where("_id").is(note.conversationId());
            updates.upsert(
                    query(state), new Update().max(note.field(), note.at()).setOnInsert("tenantId", note.tenant()));
            if (note.answeredText() != null) {
                var noted =
                        where("_id").is(note.conversationId()).and(ANSWERED_AT).is(note.at());
                updates.updateOne(query(noted), new Update().set("answeredText", note.answeredText()));
            }
        }
        updates.execute();
    }
}
