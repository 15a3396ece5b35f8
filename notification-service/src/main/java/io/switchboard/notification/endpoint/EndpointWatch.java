package io.switchboard.notification.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.EventType;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.events.webhook.WebhookEndpointDisabled;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Keeps the health of the endpoints, and disables those that are gone or have failed for days. */
@Component
public class EndpointWatch {

    private static final Logger log = LoggerFactory.getLogger(EndpointWatch.class);
    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);
    private static final JsonMapper JSON = new JsonMapper();
    private static final AuditActor ACTOR = AuditActor.loop("webhook-deliveries");

    private final MongoOperations mongo;
    private final RevisedDocuments<StoredEndpoint> revisions;
    private final AuditTrail audit;
    private final Clock clock;
    private final EndpointSettings settings;

    EndpointWatch(
            MongoOperations mongo,
            RevisedDocuments<StoredEndpoint> revisions,
            AuditTrail audit,
            Clock clock,
            EndpointSettings settings) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
    }

    /** Records a delivery. */
    public void delivered(StoredEndpoint endpoint) {
        var update = new Update()
                .inc("health.delivered", 1L)
                .set("health.failuresInRow", 0)
                .set("health.lastDeliveryAt", clock.instant())
                .unset("health.failingSince");
        mongo.updateFirst(byId(endpoint), update, StoredEndpoint.class);
    }

    /**
     * Records an attempt that failed, and disables an endpoint that has failed for too long.
     *
     * @param failure the failure as a sentence
     */
    public void failed(StoredEndpoint endpoint, String failure) {
        var now = clock.instant();
        var update = new Update()
                .inc("health.failed", 1L)
                .inc("health.failuresInRow", 1)
                .set("health.lastFailureAt", now)
                .set("health.lastFailure", failure)
                .min("health.failingSince", now);
        var after = mongo.findAndModify(byId(endpoint), update, RETURN_NEW, StoredEndpoint.class);
        if (after != null && after.isEnabled()) {
            var since = after.health().failingSince();
            var failing = since == null ? Duration.ZERO : Duration.between(since, now);
            if (failing.compareTo(settings.disableAfter()) >= 0) {
                disable(
                        after,
                        EndpointDisablement.FAILING,
                        "No event could be delivered for %d days. The last attempt: %s"
                                .formatted(failing.toDays(), failure));
            }
        }
    }

    /** Disables an endpoint that answered 410. */
    public void gone(StoredEndpoint endpoint) {
        disable(endpoint, EndpointDisablement.GONE, "The endpoint answered 410 Gone: it wants no more events.");
    }

    private void disable(StoredEndpoint endpoint, String reason, String detail) {
        var disabled = new EndpointDisablement(reason, detail, clock.instant());
        revisions.change(where("_id").is(endpoint.id()), before -> {
            if (!before.isEnabled()) {
                return DocumentChange.none();
            }
            var update = new Update().set("disabled", disabled).set("updatedAt", disabled.at());
            return new DocumentChange(update, announcements(before, disabled));
        });
        log.atWarn()
                .addKeyValue("endpoint", endpoint.id())
                .addKeyValue("tenant", endpoint.tenantId())
                .addKeyValue("reason", reason)
                .log("webhook endpoint disabled");
    }

    private List<EventAnnouncement> announcements(StoredEndpoint before, EndpointDisablement disabled) {
        var told = new WebhookEndpointDisabled(
                before.id(),
                before.url(),
                before.description(),
                before.createdBy(),
                disabled.reason(),
                disabled.detail(),
                before.health().failingSince(),
                disabled.at());
        var change = new AuditedChange(
                "webhook-endpoint.disabled", "webhook-endpoints/" + before.id(), before.view(), disabled);
        return List.of(
                new EventAnnouncement(EventType.WEBHOOK_ENDPOINT_DISABLED.type(), JSON.writeValueAsString(told)),
                audit.announcement(ACTOR, before.tenantId(), change, Outcome.SUCCEEDED));
    }

    private static Query byId(StoredEndpoint endpoint) {
        return query(where("_id").is(endpoint.id()));
    }
}
