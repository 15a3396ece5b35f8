package io.switchboard.conversation.personaldata;

import java.io.IOException;

import io.switchboard.conversation.change.StoredChange;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Erases the record of what the tenant did with the contact's conversations. It is not exported: it is about the tenant's
 * people.
 */
@Component
@Order(52)
class ConversationChangeData implements PersonalData {

    private final MongoOperations mongo;

    ConversationChangeData(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public String name() {
        return "conversation-changes";
    }

    @Override
    public void export(DataSubject subject, Receiver receiver) throws IOException {
        // What is stored here is about the tenant's people.
    }

    @Override
    public int erase(DataSubject subject, Progress progress) {
        var erased =
                (int) mongo.remove(query(changes(subject)), StoredChange.class).getDeletedCount();
        progress.advance(erased);
        return erased;
    }

    private static Criteria changes(DataSubject subject) {
        return where("tenantId").is(subject.tenantId()).and("conversationId").in(subject.conversationIds());
    }
}
