package io.switchboard.notification.attempt;

import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the attempts of two weeks, the newest first. */
@Component
public class WebhookAttempts {

    static final String NAME = "webhook_attempts";

    private static final long DAYS_KEPT = 14;

    private final MongoOperations mongo;

    WebhookAttempts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex webhookAttemptsExpire() {
        return DeclaredIndex.expiry(NAME, "expiry", Indexes.ascending("at"), DAYS_KEPT, "the log holds two weeks");
    }

    @Bean
    static DeclaredIndex webhookAttemptsOfEndpoint() {
        return DeclaredIndex.plain(
                NAME, "pages_of_an_endpoint", Indexes.ascending("endpointId", "_id"), "an endpoint's attempts by age");
    }

    @Bean
    static DeclaredIndex webhookAttemptsByOutcome() {
        return DeclaredIndex.plain(
                NAME,
                "pages_by_outcome",
                Indexes.ascending("endpointId", "outcome", "_id"),
                "the failed attempts among many others");
    }

    @Bean
    static DeclaredIndex webhookAttemptsByType() {
        return DeclaredIndex.plain(
                NAME,
                "pages_by_type",
                Indexes.ascending("endpointId", "eventType", "_id"),
                "the attempts of a rare event type among many others");
    }

    /** Adds an attempt to the log. */
    public void add(StoredAttempt attempt) {
        mongo.insert(attempt);
    }

    /** Returns a page of an endpoint's attempts, the newest first; null filters nothing. */
    public List<StoredAttempt> page(
            TenantId tenant,
            String endpointId,
            @Nullable String outcome,
            @Nullable String eventType,
            @Nullable Cursor after,
            int limit) {
        var page = of(tenant, endpointId);
        if (outcome != null) {
            page = page.and("outcome").is(outcome);
        }
        if (eventType != null) {
            page = page.and("eventType").is(eventType);
        }
        if (after != null) {
            page = page.and("_id").lt(after.id());
        }
        return mongo.find(query(page).with(Sort.by("_id").descending()).limit(limit), StoredAttempt.class);
    }

    /** Finds an attempt of the endpoint. */
    public Optional<StoredAttempt> find(TenantId tenant, String endpointId, String id) {
        return Optional.ofNullable(
                mongo.findOne(query(of(tenant, endpointId).and("_id").is(id)), StoredAttempt.class));
    }

    private static Criteria of(TenantId tenant, String endpointId) {
        return where("endpointId").is(endpointId).and("tenantId").is(tenant);
    }
}
