package io.switchboard.notification.redelivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.notification.attempt.StoredAttempt;
import io.switchboard.notification.attempt.StoredAttempt.AttemptedDelivery;
import io.switchboard.notification.attempt.WebhookAttempts;
import io.switchboard.notification.endpoint.EndpointEventTypes;
import io.switchboard.notification.endpoint.WebhookEndpoints;
import io.switchboard.notification.eventtype.EventCatalogue;
import io.switchboard.notification.sending.WebhookEvent;
import io.switchboard.notification.sending.WebhookSender;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sends a test event to an endpoint, whether or not it is enabled, and returns the answer. The event has an id of its own
 * and the source {@value #SOURCE}; it is not repeated, and does not count in the endpoint's health.
 */
@RestController
@RequestMapping("/api/webhook-endpoints/{id}/test")
class TestEventController {

    static final String SOURCE = "/notification-service/test";

    /** Less than the gateway waits for an answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    private static final String TYPE = "message.received";

    private final WebhookEndpoints endpoints;
    private final EventCatalogue catalogue;
    private final WebhookSender sender;
    private final WebhookAttempts attempts;
    private final AuditTrail audit;
    private final IdGenerator ids;
    private final Clock clock;

    TestEventController(
            WebhookEndpoints endpoints,
            EventCatalogue catalogue,
            WebhookSender sender,
            WebhookAttempts attempts,
            AuditTrail audit,
            IdGenerator ids,
            Clock clock) {
        this.endpoints = endpoints;
        this.catalogue = catalogue;
        this.sender = sender;
        this.attempts = attempts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    record TestEventForm(@Nullable String type) {}

    @PostMapping
    WebhookAttemptView test(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable TestEventForm form) {
        var endpoint = endpoints.find(tenant, id).orElseThrow(() -> ApiProblem.notFound("webhook-endpoint", id));
        var type = EndpointEventTypes.required(Objects.requireNonNullElse(form == null ? null : form.type(), TYPE));
        var attemptId = ids.next();
        var event = new WebhookEvent("test_" + attemptId, type, SOURCE, null, clock.instant(), tenant.value(), null);
        var data = catalogue.example(type);
        var sent = sender.send(endpoint, event, data, TIMEOUT);
        var attempt = StoredAttempt.of(attemptId, tenant, id, AttemptedDelivery.TEST, event, sent);
        attempts.add(attempt);
        audit.publishOrLog(
                AuditActor.of(caller),
                tenant,
                new AuditedChange("webhook-endpoint.tested", "webhook-endpoints/" + id, null, null),
                Outcome.SUCCEEDED);
        return WebhookAttemptView.of(attempt, event.json(data));
    }
}
