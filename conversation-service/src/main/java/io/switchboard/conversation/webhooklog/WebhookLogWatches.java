package io.switchboard.conversation.webhooklog;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the watches on webhook logs, which all instances share. */
@Component
class WebhookLogWatches {

    static final Duration DURATION = Duration.ofMinutes(1);

    private final MongoOperations mongo;

    /** A watch on a tenant's webhook log, and when it ends. */
    @Document(Watch.COLLECTION)
    record Watch(
            @MongoId(FieldType.STRING) String tenantId,
            @Field("until") Instant until) {

        static final String COLLECTION = "webhook_log_watches";
    }

    WebhookLogWatches(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex watchesExpire() {
        return DeclaredIndex.expiry(
                Watch.COLLECTION, "expiry", Indexes.ascending("until"), 0, "a watch lasts a minute");
    }

    /** Watches the tenant's log for a minute from now. */
    void watch(TenantId tenantId, Instant now) {
        mongo.upsert(
                query(where("_id").is(tenantId.value())), new Update().max("until", now.plus(DURATION)), Watch.class);
    }

    /** Returns those of the tenants whose log is watched. */
    Set<TenantId> watched(Collection<TenantId> tenants, Instant now) {
        var ids = tenants.stream().map(TenantId::value).toList();
        return mongo.find(query(where("_id").in(ids).and("until").gt(now)), Watch.class).stream()
                .map(log -> new TenantId(log.tenantId()))
                .collect(Collectors.toSet());
    }

    /** Deletes what has expired. MongoDB does so by its index; servers without such indexes need this. */
    void deleteExpired(Instant now) {
        mongo.remove(query(where("until").lte(now)), Watch.class);
    }
}
