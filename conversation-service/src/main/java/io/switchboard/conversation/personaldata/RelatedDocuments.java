package io.switchboard.conversation.personaldata;

import java.io.IOException;
import java.util.List;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Erases what other features store for a while about the contact's conversations: messages that wait, the requests behind
 * idempotency keys, the history of changes, logged webhooks and conversations at Twilio. None of it is exported,
 * because it repeats what the messages say.
 */
@Component
@Order(20)
class RelatedDocuments implements PersonalData {

    private static final String IDEMPOTENCY_KEYS = "idempotency_keys";

    private static final String CONVERSATION = "conversationId";
    private static final String ID = "_id";

    /** The collections whose documents belong to a conversation. */
    static final List<RelatedCollection> OF_CONVERSATION = List.of(
            new RelatedCollection("pending_sends", CONVERSATION, false),
            new RelatedCollection("send_queues", ID, false),
            new RelatedCollection(IDEMPOTENCY_KEYS, CONVERSATION, false),
            new RelatedCollection("automatic_answer_states", ID, false),
            new RelatedCollection("answered_waits", ID, false),
            new RelatedCollection("conversation_changes", CONVERSATION, true));

    /** The log, whose entries are found by the addresses in them. */
    static final RelatedCollection WEBHOOK_LOG = new RelatedCollection("webhook_log", "terms", true);

    private final MongoOperations mongo;
    private final TwilioConversationErasure twilioConversations;

    /**
     * A collection of another feature.
     *
     * @param field the field that names the conversation, or what else the documents are found by
     * @param byTenant whether the index over the field begins with the tenant
     */
    record RelatedCollection(String name, String field, boolean byTenant) {

        Query of(DataSubject subject, List<String> values) {
            var own = byTenant ? where("tenantId").is(subject.tenantId()).and(field) : where(field);
            return query(own.in(values));
        }
    }

    RelatedDocuments(MongoOperations mongo, TwilioConversationErasure twilioConversations) {
        this.mongo = mongo;
        this.twilioConversations = twilioConversations;
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
    public boolean isExported() {
        return false;
    }

    @Override
    public void export(DataSubject subject, Receiver receiver) throws IOException {
        // What is stored here repeats the messages.
    }

    @Override
    public int erase(DataSubject subject, Progress progress) {
        var erased = erase(WEBHOOK_LOG, subject, subject.addresses()) + twilioConversations.erase(subject);
        for (var collection : OF_CONVERSATION) {
            erased += erase(collection, subject, subject.conversationIds());
        }
        progress.advance(erased);
        return erased;
    }

    private int erase(RelatedCollection collection, DataSubject subject, List<String> values) {
        return (int)
                mongo.remove(collection.of(subject, values), collection.name()).getDeletedCount();
    }
}
