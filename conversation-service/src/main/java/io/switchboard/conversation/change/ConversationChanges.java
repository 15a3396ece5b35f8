package io.switchboard.conversation.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.events.Conversation.Status;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

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

    /** Finds the last time at which the conversation was opened again after it had been closed, up to this time. */
    public Optional<Instant> lastReopened(TenantId tenant, String conversationId, Instant until) {
        var reopened = where("tenantId")
                .is(tenant)
                .and("conversationId")
                .is(conversationId)
                .and("at")
                .lte(until)
                .and("kind")
                .is(StoredChange.REOPENED)
                .and("values")
                .is(Status.CLOSED.word());
        var last =
                query(reopened).with(Sort.by(Sort.Direction.DESC, "at", "_id")).limit(1);
        return Optional.ofNullable(mongo.findOne(last, StoredChange.class)).map(StoredChange::at);
    }

    /** Stores the changes that are not stored yet. */
    public void add(List<StoredChange> changes) {
        DocumentInserts.ifAbsent(mongo, StoredChange.class, changes);
    }
}
