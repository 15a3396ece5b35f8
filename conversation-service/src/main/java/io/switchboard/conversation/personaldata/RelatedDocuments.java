package io.switchboard.conversation.personaldata;

import java.io.IOException;
import java.util.Map;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Erases what other features store for a while about the contact's conversations: messages that wait, the requests behind
 * idempotency keys, the history of changes, logged webhooks. None of it is exported, because it repeats what the messages
 * say.
 */
@Component
@Order(20)
class RelatedDocuments implements PersonalData {

    private static final String IDEMPOTENCY_KEYS = "idempotency_keys";

    /** Collections by the field that names the conversation. */
    private static final Map<String, String> OF_CONVERSATION = Map.of(
            "pending_sends",
            "conversationId",
            "send_queues",
            "_id",
            IDEMPOTENCY_KEYS,
            "conversationId",
            "automatic_answer_states",
            "_id",
            "conversation_changes",
            "conversationId");

    private final MongoOperations mongo;

    RelatedDocuments(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex idempotencyKeysOfConversation() {
        return DeclaredIndex.plain(
                IDEMPOTENCY_KEYS,
                "of_conversation",
                Indexes.ascending("conversationId"),
                "the keys of an erased contact's messages are erased");
    }

    @Override
    public String name() {
        return "others";
    }

    @Override
    public void export(DataSubject subject, Receiver receiver) throws IOException {
        // What is stored here repeats the messages.
    }

    @Override
    public int erase(DataSubject subject, Progress progress) {
        var erased = eraseWebhooks(subject);
        for (var collection : OF_CONVERSATION.entrySet()) {
            var theirs = where(collection.getValue()).in(subject.conversationIds());
            erased += (int) mongo.remove(query(theirs), collection.getKey()).getDeletedCount();
        }
        progress.advance(erased);
        return erased;
    }

    /** Entries of the webhook log are found by the addresses in them. */
    private int eraseWebhooks(DataSubject subject) {
        var theirs = where("tenantId").is(subject.tenantId()).and("terms").in(subject.addresses());
        return (int) mongo.remove(query(theirs), "webhook_log").getDeletedCount();
    }
}
