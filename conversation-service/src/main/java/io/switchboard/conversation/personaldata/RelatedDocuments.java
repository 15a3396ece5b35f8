package io.switchboard.conversation.personaldata;

import java.io.IOException;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Erases what sending stores about the contact's conversations: messages that wait, and the requests behind idempotency keys.
 * None of it is exported, because it repeats what the messages say.
 */
@Component
@Order(20)
class RelatedDocuments implements PersonalData {

    private static final String PENDING_SENDS = "pending_sends";
    private static final String SEND_QUEUES = "send_queues";
    private static final String IDEMPOTENCY_KEYS = "idempotency_keys";

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
        return "requests";
    }

    @Override
    public void export(DataSubject subject, Receiver receiver) throws IOException {
        // What is stored here repeats the messages.
    }

    @Override
    public int erase(DataSubject subject, Progress progress) {
        var conversations = subject.conversationIds();
        var erased = remove(PENDING_SENDS, "conversationId", subject)
                + remove(IDEMPOTENCY_KEYS, "conversationId", subject)
                + (conversations.isEmpty() ? 0 : remove(SEND_QUEUES, "_id", subject));
        progress.advance(erased);
        return erased;
    }

    private int remove(String collection, String field, DataSubject subject) {
        return (int) mongo.remove(query(where(field).in(subject.conversationIds())), collection)
                .getDeletedCount();
    }
}
