package io.switchboard.provisioning.recordreplay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the operations on failed records and what they did. */
@Component
class ReplayResults {

    static final String NAME = "record_replays";

    private static final long DAYS = 400;
    private static final JsonMapper JSON = new JsonMapper();

    private final MongoOperations mongo;

    ReplayResults(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex recordReplaysExpire() {
        return DeclaredIndex.expiry(
                NAME, "expiry", Indexes.ascending("at"), DAYS, "the newest are listed; old ones are in the audit");
    }

    @Bean
    static DeclaredIndex recordReplaysByHash() {
        return DeclaredIndex.plain(
                NAME,
                "by_hash",
                Indexes.compoundIndex(Indexes.ascending("hash"), Indexes.descending("at")),
                "two operators who ask for the same see one operation");
    }

    /** Stores an operation; one with its id that is stored already stays as it is. */
    void add(StoredReplay replay) {
        DocumentInserts.ifAbsent(mongo, replay);
    }

    Optional<StoredReplay> find(String id) {
        return Optional.ofNullable(mongo.findById(id, StoredReplay.class));
    }

    /** Returns the newest operation that was asked for in the same words and has not finished. */
    Optional<StoredReplay> unfinished(String hash) {
        var same = query(where("hash").is(hash).and("countedAt").is(null)).with(Sort.by(Sort.Direction.DESC, "at"));
        return Optional.ofNullable(mongo.findOne(same, StoredReplay.class));
    }

    /** Returns the newest operations, the last one first. */
    List<StoredReplay> newest(int limit) {
        return mongo.find(new Query().with(Sort.by(Sort.Direction.DESC, "at")).limit(limit), StoredReplay.class);
    }

    /** Stores what was done so far. */
    void progress(String id, ReplayCounts counts) {
        mongo.updateFirst(
                query(where("_id").is(id)),
                new Update().set("counts", JSON.writeValueAsString(counts)),
                StoredReplay.class);
    }

    /** Stores what was done when all is done. */
    void store(String id, ReplayCounts counts, Instant now) {
        mongo.updateFirst(
                query(where("_id").is(id)),
                new Update().set("counts", JSON.writeValueAsString(counts)).set("countedAt", now),
                StoredReplay.class);
    }

    static ReplayCounts counts(StoredReplay replay) {
        return replay.counts() == null ? ReplayCounts.none() : JSON.readValue(replay.counts(), ReplayCounts.class);
    }
}
