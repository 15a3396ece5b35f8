package io.switchboard.notification.redelivery;

import java.util.Set;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.notification.attempt.StoredAttempt;
import io.switchboard.notification.attempt.WebhookAttempts;
import io.switchboard.notification.delivery.StoredDelivery;
import io.switchboard.notification.delivery.WebhookDeliveries;
import io.switchboard.notification.endpoint.EndpointEventTypes;
import io.switchboard.notification.endpoint.StoredEndpoint;
import io.switchboard.notification.endpoint.WebhookEndpoints;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.Page;
import io.switchboard.web.TenantId;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves the attempts of an endpoint, the newest first, and repeats the delivery of one. */
@RestController
@RequestMapping("/api/webhook-endpoints/{id}/attempts")
class AttemptController {

    private static final String LIST = "webhook-attempts";
    private static final Set<String> OUTCOMES = Set.of(StoredAttempt.DELIVERED, StoredAttempt.FAILED);
    private static final int LONGEST_BODY = 64 * 1024;

    private final WebhookEndpoints endpoints;
    private final WebhookAttempts attempts;
    private final WebhookDeliveries deliveries;
    private final AuditTrail audit;

    AttemptController(
            WebhookEndpoints endpoints, WebhookAttempts attempts, WebhookDeliveries deliveries, AuditTrail audit) {
        this.endpoints = endpoints;
        this.attempts = attempts;
        this.deliveries = deliveries;
        this.audit = audit;
    }

    @GetMapping
    Page<WebhookAttemptView> list(
            TenantId tenant,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String eventType,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        find(tenant, id);
        if (outcome != null && !OUTCOMES.contains(outcome)) {
            throw ApiProblem.invalid("invalid-outcome", "outcome must be delivered or failed");
        }
        var type = eventType == null ? null : EndpointEventTypes.required(eventType);
        var list = String.join(" ", LIST, id, String.valueOf(outcome), String.valueOf(type));
        var found = attempts.page(tenant, id, outcome, type, Cursor.read(list, cursor), Page.fetch(limit));
        return Page.of(
                found,
                limit,
                attempt -> WebhookAttemptView.of(attempt, null),
                last -> Cursor.of(last.id()).text(list));
    }

    @GetMapping("/{aid}")
    WebhookAttemptView get(TenantId tenant, @PathVariable String id, @PathVariable String aid) {
        var attempt = find(tenant, id, aid);
        return WebhookAttemptView.of(attempt, body(tenant, attempt));
    }

    /** Repeats the attempt's delivery, whether or not it was delivered since, with the same {@code webhook-id}. */
    @PostMapping("/{aid}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    WebhookAttemptView retry(ApiCaller caller, TenantId tenant, @PathVariable String id, @PathVariable String aid) {
        var endpoint = find(tenant, id);
        var attempt = find(tenant, id, aid);
        requireEnabled(endpoint);
        var delivery = delivery(tenant, attempt);
        if (delivery == null) {
            throw ApiProblem.conflict(
                    "delivery-not-kept", "The event of this attempt is no longer kept, or was a test event.");
        }
        deliveries.resume(id);
        deliveries.again(delivery);
        audit.publishOrLog(
                AuditActor.of(caller),
                tenant,
                new AuditedChange(
                        "webhook-attempt.retried", "webhook-endpoints/" + id + "/attempts/" + aid, null, null),
                Outcome.SUCCEEDED);
        return WebhookAttemptView.of(attempt, null);
    }

    static void requireEnabled(StoredEndpoint endpoint) {
        if (!endpoint.isEnabled()) {
            throw ApiProblem.conflict(
                    "webhook-endpoint-disabled",
                    "The endpoint is disabled; enable it before events are sent to it again.");
        }
    }

    private @Nullable String body(TenantId tenant, StoredAttempt attempt) {
        var delivery = delivery(tenant, attempt);
        return delivery == null || delivery.data() == null
                ? null
                : UnicodeText.bounded(delivery.event().json(delivery.data()), LONGEST_BODY);
    }

    private @Nullable StoredDelivery delivery(TenantId tenant, StoredAttempt attempt) {
        var delivery = attempt.deliveryId();
        return delivery == null
                ? null
                : deliveries.find(tenant, attempt.endpointId(), delivery).orElse(null);
    }

    private StoredEndpoint find(TenantId tenant, String id) {
        return endpoints.find(tenant, id).orElseThrow(() -> ApiProblem.notFound("webhook-endpoint", id));
    }

    private StoredAttempt find(TenantId tenant, String id, String aid) {
        return attempts.find(tenant, id, aid).orElseThrow(() -> ApiProblem.notFound("webhook-attempt", aid));
    }
}
