package io.switchboard.conversation.retention;

import java.time.Duration;
import java.time.Instant;

import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;

/** Stores up to which age each kind of content is removed, so that a run reads only what has become too old since. */
@Component
class RetentionMarks {

    /** What is stored with an earlier time than its own arrival, such as what reconciliation finds, is a day late at most. */
    private static final Duration OVERLAP = Duration.ofDays(2);

    private final MongoOperations mongo;

    RetentionMarks(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Document("retention_marks")
    record RetentionMark(
            @MongoId(FieldType.STRING) String id,
            @Field("until") Instant until) {}

    /** Where the next run begins. */
    Instant start(TenantId tenant, String kind) {
        var mark = mongo.findById(id(tenant, kind), RetentionMark.class);
        return mark == null ? Instant.EPOCH : mark.until().minus(OVERLAP);
    }

    /** Notes that everything before this time is removed. */
    void note(TenantId tenant, String kind, Instant until) {
        mongo.save(new RetentionMark(id(tenant, kind), until));
    }

    private static String id(TenantId tenant, String kind) {
        return TenantKey.of(tenant.value(), kind);
    }
}
