package io.switchboard.conversation.twilioconversation.creation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the conversations that are to be created at Twilio, until Twilio has created or refused them. */
@Component
class ConversationCreations {

    static final Duration RETRY_PAUSE = Duration.ofSeconds(10);

    private static final int BATCH = 50;

    private final MongoOperations mongo;

    ConversationCreations(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex dueConversationCreations() {
        return DeclaredIndex.sparse(
                StoredCreation.COLLECTION,
                "due",
                Indexes.ascending("dueAt"),
                "a creation that a crash or an outage interrupted is continued");
    }

    @Bean
    static DeclaredIndex conversationCreationsOfCustomer() {
        return DeclaredIndex.plain(
                StoredCreation.COLLECTION,
                "of_customer",
                Indexes.ascending("tenantId", "theirs"),
                "the requests with an erased contact's address are erased");
    }

    /** Stores a creation, unless one is under way for the same addresses; returns the one that is under way then. */
    StoredCreation begin(StoredCreation wanted) {
        if (DocumentInserts.ifAbsent(mongo, wanted)) {
            return wanted;
        }
        // An earlier one has ended: its conversation may be closed by now.
        var ended = where("_id").is(wanted.id()).and("dueAt").isNull();
        var again = new Update()
                .set("uniqueName", wanted.uniqueName())
                .set("name", wanted.name())
                .set("createdAt", wanted.createdAt())
                .set("dueAt", wanted.dueAt());
        mongo.updateFirst(query(ended), again, StoredCreation.class);
        return Objects.requireNonNull(mongo.findById(wanted.id(), StoredCreation.class));
    }

    /** Notes that Twilio has created or refused it. */
    void end(StoredCreation creation) {
        mongo.updateFirst(
                query(where("_id").is(creation.id()).and("uniqueName").is(creation.uniqueName())),
                new Update().unset("dueAt"),
                StoredCreation.class);
    }

    void postpone(StoredCreation creation, Instant now) {
        mongo.updateFirst(
                query(where("_id")
                        .is(creation.id())
                        .and("uniqueName")
                        .is(creation.uniqueName())
                        .and("dueAt")
                        .ne(null)),
                new Update().set("dueAt", now.plus(RETRY_PAUSE)),
                StoredCreation.class);
    }

    List<StoredCreation> due(Instant now) {
        var due = query(where("dueAt").lte(now)).with(Sort.by("dueAt")).limit(BATCH);
        return mongo.find(due, StoredCreation.class);
    }
}
