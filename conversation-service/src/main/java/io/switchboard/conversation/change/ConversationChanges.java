package io.switchboard.conversation.change;

import java.util.List;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Stores the changes of conversations, for their timelines. */
@Component
public class ConversationChanges {

    private final MongoOperations mongo;

    ConversationChanges(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex changesOfConversation() {
        return DeclaredIndex.plain(
                StoredChange.COLLECTION,
                "timeline",
                Indexes.compoundIndex(Indexes.ascending("tenantId", "conversationId"), Indexes.descending("at", "_id")),
                "a conversation's changes between its messages, page by page");
    }

    /** Stores the changes that are not stored yet. */
    public void add(List<StoredChange> changes) {
        DocumentInserts.ifAbsent(mongo, StoredChange.class, changes);
    }
}
