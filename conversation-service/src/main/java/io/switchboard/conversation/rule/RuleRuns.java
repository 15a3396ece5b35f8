package io.switchboard.conversation.rule;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores what rules decided about messages. */
@Component
class RuleRuns {

    private static final long DAYS_KEPT = 30;

    private final MongoOperations mongo;

    RuleRuns(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex ruleRunsExpire() {
        return DeclaredIndex.expiry(
                RuleRun.COLLECTION,
                "expiry",
                Indexes.ascending("createdAt"),
                DAYS_KEPT,
                "a message is not delivered again for longer than that");
    }

    /** Finds the decisions about these messages, by the messages' ids. */
    Map<String, RuleRun> find(Collection<String> messageIds) {
        var found = new HashMap<String, RuleRun>();
        if (!messageIds.isEmpty()) {
            mongo.find(query(where("_id").in(messageIds)), RuleRun.class).forEach(run -> found.put(run.id(), run));
        }
        return found;
    }

    /** Stores decisions about messages that have none; returns the ones that count, by the messages' ids. */
    Map<String, RuleRun> add(List<RuleRun> wanted) {
        if (DocumentInserts.ifAbsent(mongo, RuleRun.class, wanted)) {
            return wanted.stream().collect(Collectors.toMap(RuleRun::id, Function.identity()));
        }
        return find(wanted.stream().map(RuleRun::id).toList());
    }

    void markDone(RuleRun run) {
        mongo.updateFirst(query(where("_id").is(run.id())), new Update().set("done", true), RuleRun.class);
    }
}
