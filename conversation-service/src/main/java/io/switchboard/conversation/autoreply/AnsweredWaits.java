package io.switchboard.conversation.autoreply;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores about which wait of each conversation was decided last. */
@Component
class AnsweredWaits {

    static final String NAME = "answered_waits";

    private static final long DAYS_KEPT = 30;

    private final MongoOperations mongo;

    AnsweredWaits(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex answeredWaitsExpire() {
        return DeclaredIndex.expiry(
                NAME, "expiry", Indexes.ascending("since"), DAYS_KEPT, "a wait gets no answer after that time");
    }

    Map<String, AnsweredWait> find(Collection<String> conversationIds) {
        var found = new HashMap<String, AnsweredWait>();
        if (!conversationIds.isEmpty()) {
            mongo.find(query(where("_id").in(conversationIds)), AnsweredWait.class)
                    .forEach(wait -> found.put(wait.id(), wait));
        }
        return found;
    }

    /** Stores the decision about a wait; returns false if another instance has decided about it. */
    boolean add(AnsweredWait wait) {
        var update = new Update()
                .set("tenantId", wait.tenantId())
                .set("since", wait.since())
                .set("answer", wait.answer())
                .set("done", wait.done());
        try {
            mongo.upsert(query(where("_id").is(wait.id()).and("since").lt(wait.since())), update, AnsweredWait.class);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Notes that the command was published. */
    void markDone(AnsweredWait wait) {
        mongo.updateFirst(
                query(where("_id").is(wait.id()).and("since").is(wait.since())),
                new Update().set("done", true),
                AnsweredWait.class);
    }
}
