package io.switchboard.provisioning.failedrecord;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores what operators decided about records. The first decision about a record counts. */
@Component
public class RecordDecisions {

    static final String NAME = "record_decisions";

    /** Longer than Kafka keeps the records by any setting that makes sense for them. */
    private static final long DAYS = 400;

    private final MongoOperations mongo;

    RecordDecisions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex recordDecisionsExpire() {
        return DeclaredIndex.expiry(
                NAME, "expiry", Indexes.ascending("at"), DAYS, "Kafka has deleted the record by then");
    }

    /** Stores a decision; returns whether it is the first about this record. */
    public boolean decide(RecordDecision decision) {
        return DocumentInserts.ifAbsent(mongo, decision);
    }

    /** Returns the decision about a record; empty when it waits. */
    public Optional<RecordDecision> of(ConsumerRecord<?, ?> record) {
        return Optional.ofNullable(mongo.findById(RecordId.of(record).toString(), RecordDecision.class))
                .filter(decision -> decision.writtenAt() == record.timestamp());
    }

    /** Returns the decisions about these records by their places; those that wait are left out. */
    Map<String, RecordDecision> of(Collection<? extends ConsumerRecord<?, ?>> records) {
        var times = records.stream()
                .collect(Collectors.toMap(record -> RecordId.of(record).toString(), ConsumerRecord::timestamp));
        return mongo.find(query(where("_id").in(times.keySet())), RecordDecision.class).stream()
                .filter(decision -> Objects.equals(times.get(decision.id()), decision.writtenAt()))
                .collect(Collectors.toMap(RecordDecision::id, Function.identity()));
    }
}
