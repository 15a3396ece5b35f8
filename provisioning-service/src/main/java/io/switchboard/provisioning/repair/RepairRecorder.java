package io.switchboard.provisioning.repair;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.number.NumberOperation;
import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.repair.RepairResult.Answered;
import io.switchboard.provisioning.webhooks.NumberConfiguration.Configured;
import io.switchboard.provisioning.webhooks.NumberConfiguration.HeldByAnother;
import io.switchboard.provisioning.webhooks.NumberConfiguration.InSync;
import io.switchboard.provisioning.webhooks.WebhookHistory;
import io.switchboard.twilio.WebhookField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records the result of each repair in the number's history, the audit trail and the events. A failure that repeats with
 * each pass is announced once.
 */
@Component
class RepairRecorder {

    static final String KIND = "webhook-repair";

    private final WebhookHistory history;
    private final AuditTrail audit;
    private final EventPublisher publisher;
    private final EventFactory events;
    private final IdGenerator ids;
    private final Clock clock;

    RepairRecorder(
            WebhookHistory history,
            AuditTrail audit,
            EventPublisher publisher,
            EventFactory events,
            IdGenerator ids,
            Clock clock) {
        this.history = history;
        this.audit = audit;
        this.publisher = publisher;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws io.switchboard.kafka.PublishFailed when Kafka is away */
    void record(RepairResult result, AuditActor actor) {
        if (result instanceof Answered answered
                && (answered.outcome() instanceof InSync || answered.outcome() instanceof HeldByAnother)) {
            return;
        }
        if (result instanceof Answered answered && answered.outcome() instanceof Configured configured) {
            repaired(result.number(), configured, actor);
        } else {
            failed(result.number(), String.valueOf(result.problem()), actor);
        }
    }

    private void repaired(PhoneNumber number, Configured configured, AuditActor actor) {
        var fields = configured.before().keySet();
        var after = fields.stream()
                .collect(Collectors.toMap(
                        WebhookField::parameter,
                        field -> String.valueOf(configured.number().webhooks().get(field))));
        var before = configured.before().entrySet().stream()
                .collect(Collectors.toMap(field -> field.getKey().parameter(), Map.Entry::getValue));
        history.changed(number, configured.before(), actor.subject());
        audit(number, actor, before, after, AuditEntry.Outcome.SUCCEEDED);
        announce(number, "repaired", NumberOperation.Outcome.SUCCEEDED, null);
    }

    private void failed(PhoneNumber number, String detail, AuditActor actor) {
        if (history.failed(number, detail)) {
            audit(number, actor, null, Map.of("problem", detail), AuditEntry.Outcome.FAILED);
            announce(number, "drifted", NumberOperation.Outcome.FAILED, detail);
        }
    }

    private void audit(
            PhoneNumber number, AuditActor actor, @Nullable Object before, Object after, AuditEntry.Outcome outcome) {
        var change = new AuditedChange(
                "phone-number.webhooks-repaired", "phone-numbers/" + number.id() + "/webhooks", before, after);
        audit.publish(actor, number.tenantId(), change, outcome);
    }

    private void announce(PhoneNumber number, String step, NumberOperation.Outcome outcome, @Nullable String detail) {
        var now = clock.instant();
        var id = ids.next();
        var operation = new NumberOperation(id, KIND, number.id(), number.address(), step, outcome, detail, now);
        var tenant = number.tenantId().value();
        publisher.publish(
                Topics.EVENTS,
                tenant,
                events.eventWithId(EventType.NUMBER_OPERATION_PROGRESSED, id, number.id(), now, tenant, operation));
    }
}
