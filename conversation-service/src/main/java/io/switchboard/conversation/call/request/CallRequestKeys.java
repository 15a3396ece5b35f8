package io.switchboard.conversation.call.request;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.RequestHash;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;

/**
 * Stores which call a client's {@code Idempotency-Key} stands for, beside the keys of messages: a key that was used for a
 * message is not one of a call.
 */
@Component
class CallRequestKeys {

    private final MongoOperations mongo;

    CallRequestKeys(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * A key that a client has used for a call. MongoDB deletes it as those of messages.
     *
     * @param request the hash of the request, which tells another request with the same key
     */
    @Document("idempotency_keys")
    record UsedCallKey(
            @MongoId(FieldType.STRING) String id,
            @Field("request") String request,
            @Field("callId") String callId,
            @Field("createdAt") Instant createdAt) {}

    /**
     * The id of the call that the key stands for: this one if the key is new or absent.
     *
     * @throws ApiProblem if the key stands for another request
     */
    String firstUse(
            TenantId tenantId,
            @Nullable IdempotencyKey key,
            String callId,
            AddressPair addresses,
            String agent,
            Instant at) {
        if (key == null) {
            return callId;
        }
        var id = TenantKey.of(tenantId.value(), key.value());
        var use = new UsedCallKey(id, hash(addresses, agent), callId, at);
        if (DocumentInserts.ifAbsent(mongo, use)) {
            return callId;
        }
        var first = Objects.requireNonNull(mongo.findById(id, UsedCallKey.class));
        if (!first.request().equals(use.request())) {
            throw ApiProblem.conflict(
                    "idempotency-key-reused", "The Idempotency-Key was used for another request. Use a new one.");
        }
        return first.callId();
    }

    private static String hash(AddressPair addresses, String agent) {
        var content = List.of("call", addresses.channel(), addresses.ours(), addresses.theirs(), agent);
        return RequestHash.of(content);
    }
}
