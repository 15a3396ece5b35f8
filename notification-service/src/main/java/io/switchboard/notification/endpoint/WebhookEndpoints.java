package io.switchboard.notification.endpoint;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.Cursor;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the endpoints of all tenants. Each change by a person is audited, and a stale one refused. */
@Component
public class WebhookEndpoints {

    static final String NAME = "webhook_endpoints";

    private static final int MOST_SECRETS = 2;

    private final MongoOperations mongo;
    private final RevisedDocuments<StoredEndpoint> revisions;
    private final AuditTrail audit;
    private final EndpointSettings settings;
    private final Clock clock;

    WebhookEndpoints(
            MongoOperations mongo,
            RevisedDocuments<StoredEndpoint> revisions,
            AuditTrail audit,
            EndpointSettings settings,
            Clock clock) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns the endpoints of these tenants that receive events. */
    public List<StoredEndpoint> enabled(Collection<TenantId> tenants) {
        return mongo.find(
                query(where("tenantId")
                        .in(tenants)
                        .and("deletedAt")
                        .isNull()
                        .and("disabled")
                        .isNull()),
                StoredEndpoint.class);
    }

    /** Returns the endpoint with this id, whether or not it receives events, unless it was deleted. */
    public Optional<StoredEndpoint> find(TenantId tenant, String id) {
        return Optional.ofNullable(mongo.findOne(query(one(tenant, id)), StoredEndpoint.class));
    }

    List<StoredEndpoint> page(TenantId tenant, @Nullable Cursor after, int limit) {
        var page = after == null ? present(tenant) : present(tenant).and("_id").gt(after.id());
        return mongo.find(query(page).with(Sort.by("_id")).limit(limit), StoredEndpoint.class);
    }

    long count(TenantId tenant) {
        return mongo.count(query(present(tenant)), StoredEndpoint.class);
    }

    /** Stores a new endpoint; returns false when one with its id is stored, or was before it was deleted. */
    boolean add(ApiCaller caller, StoredEndpoint endpoint) {
        return revisions.insert(
                endpoint.id(),
                endpoint,
                entry(caller, "webhook-endpoint.created", endpoint.id(), null, endpoint.view()));
    }

    /** Changes content and state; empty when the tenant has none with this id. */
    Optional<StoredEndpoint> change(
            ApiCaller caller, TenantId tenant, String id, IfMatch condition, EndpointPatch patch) {
        return revisions.change(one(tenant, id), before -> {
            condition.require(before.revision(), before.view());
            var after = patch.appliedTo(before, clock.instant());
            if (after.equals(before)) {
                return DocumentChange.none();
            }
            return new DocumentChange(
                    patch.update(before, after),
                    entry(caller, "webhook-endpoint.updated", id, before.view(), after.view()));
        });
    }

    /** Makes the secret the current one; the previous one signs as well for a while. */
    Optional<StoredEndpoint> rotate(
            ApiCaller caller, TenantId tenant, String id, IfMatch condition, EndpointSecret secret) {
        var now = clock.instant();
        return revisions.change(one(tenant, id), before -> {
            condition.require(before.revision(), before.view());
            var secrets = new ArrayList<EndpointSecret>();
            secrets.add(secret);
            before.secrets().stream()
                    .filter(known -> known.isValidAt(now))
                    .limit(MOST_SECRETS - 1L)
                    .forEach(known -> secrets.add(known.until(now.plus(settings.rotation()))));
            var update = new Update().set("secrets", secrets).set("updatedAt", now);
            return new DocumentChange(
                    update, entry(caller, "webhook-endpoint.secret-rotated", id, before.view(), before.view()));
        });
    }

    /** Deletes an endpoint; what waits for it is not delivered. Empty when the tenant has none with this id. */
    Optional<StoredEndpoint> delete(ApiCaller caller, TenantId tenant, String id, IfMatch condition) {
        return revisions.change(one(tenant, id), before -> {
            condition.require(before.revision(), before.view());
            var update = new Update().set("deletedAt", clock.instant()).set("secrets", List.of());
            return new DocumentChange(update, entry(caller, "webhook-endpoint.deleted", id, before.view(), null));
        });
    }

    private List<EventAnnouncement> entry(
            ApiCaller caller, String what, String id, @Nullable Object before, @Nullable Object after) {
        return List.of(audit.announcement(caller, new AuditedChange(what, "webhook-endpoints/" + id, before, after)));
    }

    private static Criteria one(TenantId tenant, String id) {
        return present(tenant).and("_id").is(id);
    }

    private static Criteria present(TenantId tenant) {
        return where("tenantId").is(tenant).and("deletedAt").isNull();
    }
}
