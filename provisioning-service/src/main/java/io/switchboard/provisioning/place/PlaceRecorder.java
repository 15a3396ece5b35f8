package io.switchboard.provisioning.place;

import java.util.Map;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.provisioning.place.PlaceConfiguration.Configured;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records the repair of a place in its history, the audit trail and, where it concerns a number, the number's events. A
 * failure that repeats with each pass is announced once.
 */
@Component
class PlaceRecorder {

    private final PlaceHistory history;
    private final AuditTrail audit;
    private final RepairAnnouncer announcer;

    PlaceRecorder(PlaceHistory history, AuditTrail audit, RepairAnnouncer announcer) {
        this.history = history;
        this.audit = audit;
        this.announcer = announcer;
    }

    /** @throws io.switchboard.kafka.PublishFailed when Kafka is away */
    void changed(PlaceId place, Configured configured, AuditActor actor) {
        history.changed(place.key(), configured.before(), actor.subject());
        publish(actor, place, configured.before(), configured.after(), Outcome.SUCCEEDED);
        if (place.number() != null) {
            announcer.repaired(place.number());
        }
    }

    /** @throws io.switchboard.kafka.PublishFailed when Kafka is away */
    void failed(PlaceId place, String problem, AuditActor actor) {
        if (!history.failed(place, problem)) {
            return;
        }
        publish(actor, place, null, Map.of("problem", problem), Outcome.FAILED);
        if (place.number() != null) {
            announcer.failed(place.number(), problem);
        }
    }

    private void publish(AuditActor actor, PlaceId place, @Nullable Object before, Object after, Outcome outcome) {
        var change = new AuditedChange(place.what() + ".webhooks-repaired", place.target(), before, after);
        audit.publish(actor, place.tenantId(), change, outcome);
    }
}
