package io.switchboard.notification.endpoint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.ApiCaller;
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
 * Creates endpoints, those of one {@code Idempotency-Key} once. The key is stored first, with the id of the endpoint to be, so
 * that a request that is repeated after a crash creates the endpoint that the first one did not.
 */
@Component
class EndpointCreation {

    static final String KEYS = "webhook_endpoint_keys";

    private final WebhookEndpoints endpoints;
    private final EndpointSecrets secrets;
    private final EndpointSettings settings;
    private final MongoOperations mongo;
    private final IdGenerator ids;
    private final Clock clock;

    EndpointCreation(
            WebhookEndpoints endpoints,
            EndpointSecrets secrets,
            EndpointSettings settings,
            MongoOperations mongo,
            IdGenerator ids,
            Clock clock) {
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.settings = settings;
        this.mongo = mongo;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A key that a client has used.
     *
     * @param request the hash of the request, which tells another request with the same key
     */
    @Document(KEYS)
    record UsedEndpointKey(
            @MongoId(FieldType.STRING) String id,
            @Field("request") String request,
            @Field("endpointId") String endpointId,
            @Field("createdAt") Instant createdAt) {}

    /** An endpoint, and its secret while the answer to its creation may show it. */
    record Created(StoredEndpoint endpoint, @Nullable String secret) {}

    /**
     * Creates the endpoint, or returns the one that was created with the key.
     *
     * @param chosenSecret the secret of the request; null for a new one
     * @throws ApiProblem when the key stands for another request or a deleted endpoint, or the tenant has the most endpoints
     */
    Created create(
            ApiCaller caller,
            TenantId tenant,
            @Nullable IdempotencyKey key,
            EndpointContent content,
            @Nullable String chosenSecret) {
        var secret = secrets.chosenOrNew(chosenSecret);
        var id = key == null ? ids.next() : idFor(tenant, key, content, chosenSecret);
        if (key != null) {
            var known = endpoints.find(tenant, id);
            if (known.isPresent()) {
                return again(caller, known.get());
            }
        }
        if (endpoints.count(tenant) >= settings.maxPerTenant()) {
            throw ApiProblem.conflict(
                    "too-many-webhook-endpoints",
                    "You have " + settings.maxPerTenant() + " webhook endpoints, which is the most.");
        }
        var endpoint = first(caller, tenant, id, content, secret);
        return endpoints.add(caller, endpoint)
                ? new Created(endpoint, secret)
                : again(
                        caller,
                        endpoints.find(tenant, id).orElseThrow(() -> ApiProblem.notFound("webhook-endpoint", id)));
    }

    /** Shows the secret again to the caller whose first answer was lost, until the endpoint is changed. */
    private Created again(ApiCaller caller, StoredEndpoint endpoint) {
        var isUnchanged = endpoint.revision() == 1 && caller.subject().equals(endpoint.createdBy());
        return new Created(endpoint, isUnchanged ? secrets.current(endpoint) : null);
    }

    private String idFor(TenantId tenant, IdempotencyKey key, EndpointContent content, @Nullable String chosenSecret) {
        var request = RequestHash.of(List.of(content, Optional.ofNullable(chosenSecret)));
        var use = new UsedEndpointKey(TenantKey.of(tenant.value(), key.value()), request, ids.next(), clock.instant());
        if (DocumentInserts.ifAbsent(mongo, use)) {
            return use.endpointId();
        }
        var first = Objects.requireNonNull(mongo.findById(use.id(), UsedEndpointKey.class));
        if (!first.request().equals(request)) {
            throw ApiProblem.conflict(
                    "idempotency-key-reused", "Another webhook endpoint was created with this Idempotency-Key.");
        }
        return first.endpointId();
    }

    private StoredEndpoint first(ApiCaller caller, TenantId tenant, String id, EndpointContent content, String secret) {
        var now = clock.instant();
        return new StoredEndpoint(
                id,
                tenant,
                content.url(),
                content.eventTypes(),
                content.description(),
                List.of(secrets.seal(id, secret, now)),
                null,
                EndpointHealth.UNKNOWN,
                1,
                caller.subject(),
                now,
                now,
                null);
    }
}
