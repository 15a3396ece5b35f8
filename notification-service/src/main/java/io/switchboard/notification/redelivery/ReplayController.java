package io.switchboard.notification.redelivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.job.Job;
import io.switchboard.job.JobRequest;
import io.switchboard.job.Jobs;
import io.switchboard.notification.endpoint.WebhookEndpoints;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Begins the replay of a time to an endpoint. */
@RestController
@RequestMapping("/api/webhook-endpoints/{id}/replay")
class ReplayController {

    private static final Duration KEPT = Duration.ofDays(14);

    private final WebhookEndpoints endpoints;
    private final Jobs jobs;
    private final AuditTrail audit;
    private final Clock clock;

    ReplayController(WebhookEndpoints endpoints, Jobs jobs, AuditTrail audit, Clock clock) {
        this.endpoints = endpoints;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    record ReplayForm(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Boolean includeDelivered) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job replay(ApiCaller caller, TenantId tenant, @PathVariable String id, @RequestBody ReplayForm form) {
        var endpoint = endpoints.find(tenant, id).orElseThrow(() -> ApiProblem.notFound("webhook-endpoint", id));
        AttemptController.requireEnabled(endpoint);
        var input = input(id, form);
        var change = new AuditedChange("webhook-endpoint.replayed", "webhook-endpoints/" + id, null, input);
        return jobs.submit(new JobRequest(
                tenant, ReplayJob.NAME, caller.subject(), input, List.of(audit.announcement(caller, change))));
    }

    private ReplayJob.Input input(String id, ReplayForm form) {
        var now = clock.instant();
        var from = form.from();
        var to = form.to() == null || form.to().isAfter(now) ? now : form.to();
        if (from == null || !from.isBefore(to)) {
            throw ApiProblem.invalid(
                    "invalid-time-range", "Give from and to as times, from before to and in the past.");
        }
        if (from.isBefore(now.minus(KEPT))) {
            throw ApiProblem.invalid("invalid-time-range", "Deliveries are kept for 14 days; from is earlier.");
        }
        return new ReplayJob.Input(id, from, to, Boolean.TRUE.equals(form.includeDelivered()));
    }
}
