package io.switchboard.conversation.reconciliation;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.switchboard.mongo.DocumentInserts;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores up to when the sweeps of each account are complete. A mark only moves forward, whichever instance writes it. */
@Component
class SweepMarks {

    private final MongoOperations mongo;

    /**
     * The mark of an account.
     *
     * @param completedTo the end of the last complete sweep: everything before was looked at
     */
    @Document("sweep_marks")
    record SweepMark(
            @MongoId(FieldType.STRING) String accountSid,
            @Field("completedTo") Instant completedTo) {}

    SweepMarks(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * The mark of the account. A new account gets this one before its first sweep, so that nothing is missed if that fails
     * for a long time.
     */
    Instant of(String accountSid, Instant first) {
        DocumentInserts.ifAbsent(mongo, new SweepMark(accountSid, first));
        return Optional.ofNullable(mongo.findById(accountSid, SweepMark.class))
                .map(SweepMark::completedTo)
                .orElse(first);
    }

    /** The marks of these accounts, by account; accounts that were never swept have none. */
    Map<String, Instant> of(Collection<String> accountSids) {
        return mongo.find(query(where("_id").in(accountSids)), SweepMark.class).stream()
                .collect(Collectors.toMap(SweepMark::accountSid, SweepMark::completedTo));
    }

    /** Moves the mark forward to this time. */
    void complete(String accountSid, Instant to) {
        mongo.upsert(query(where("_id").is(accountSid)), new Update().max("completedTo", to), SweepMark.class);
    }
}
