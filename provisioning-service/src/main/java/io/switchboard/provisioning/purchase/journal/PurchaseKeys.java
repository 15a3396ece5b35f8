package io.switchboard.provisioning.purchase.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.TenantKey;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;

/** Stores for {@value #DAYS} days which purchase a client's {@code Idempotency-Key} stands for. */
@Component
public class PurchaseKeys {

    private static final long DAYS = 30;

    private final MongoOperations mongo;
    private final Clock clock;

    public PurchaseKeys(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * A key that a client has used.
     *
     * @param id tenant and key, unique
     * @param request the hash of the request, which tells another request with the same key
     */
    @Document("purchase_keys")
    record UsedKey(
            @MongoId(FieldType.STRING) String id,
            @Field("request") String request,
            @Field("purchaseId") String purchaseId,
            @Field("createdAt") Instant createdAt) {}

    @Bean
    static DeclaredIndex purchaseKeysExpire() {
        return DeclaredIndex.expiry(
                "purchase_keys",
                "expiry",
                Indexes.ascending("createdAt"),
                DAYS,
                "a client does not retry for longer than that");
    }

    /**
     * The purchase that the key stands for: this one if the key is new or absent, otherwise that of the first request.
     *
     * @throws ApiProblem if the key stands for another request
     */
    public String firstUse(TenantId tenant, @Nullable IdempotencyKey key, String request, String purchaseId) {
        if (key == null) {
            return purchaseId;
        }
        var use = new UsedKey(TenantKey.of(tenant.value(), key.value()), request, purchaseId, clock.instant());
        if (DocumentInserts.ifAbsent(mongo, use)) {
            return purchaseId;
        }
        var first = Objects.requireNonNull(mongo.findById(use.id(), UsedKey.class));
        if (!first.request().equals(request)) {
            throw ApiProblem.conflict(
                    "idempotency-key-reused", "This Idempotency-Key was used for another purchase before.");
        }
        return first.purchaseId();
    }
}
