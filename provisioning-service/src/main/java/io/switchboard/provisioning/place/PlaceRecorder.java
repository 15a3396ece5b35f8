package io.switchboard.provisioning.place;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.provisioning.intent.ChangeIntent;
import io.switchboard.provisioning.intent.ChangeIntents;
import io.switchboard.provisioning.intent.IntentSettler;
import io.switchboard.provisioning.place.PlaceConfiguration.Configured;
import org.springframework.stereotype.Component;

/**
 * Records the repair of a place before Twilio is changed, and its result in the place's history and with its audit entry. A
 * failure that repeats with each pass is announced once. Each write may be repeated after a crash before the next one.
 */
@Component
class PlaceRecorder {

    private static final String INTERRUPTED =
            "The repair was interrupted or not answered, and Twilio has not the new values; the place is compared again"
                    + " with the next pass.";

    private final PlaceHistory history;
    private final ChangeIntents intents;
    private final Clock clock;

    PlaceRecorder(PlaceHistory history, ChangeIntents intents, Clock clock) {
        this.history = history;
        this.intents = intents;
        this.clock = clock;
    }

    /** Records that the fields of the place that differ are about to be changed, under this lease. */
    ChangeIntent begin(IntentSettler settler, WebhookPlace place, String lease, AuditActor actor) {
        var id = place.id();
        var change =
                new AuditedChange(id.what() + ".webhooks-repaired", id.target(), place.replaced(), place.differences());
        return intents.begin(settler, new ChangeIntents.Plan(actor, id.tenantId(), id.subject(), lease, change));
    }

    /** Records the outcome of the repair. */
    void end(ChangeIntent intent, PlaceResult result, PlaceConfiguration outcome) {
        var problem = result.problem();
        if (outcome instanceof Configured configured) {
            changed(intent, result.place(), configured.before());
        } else if (problem == null) {
            intents.drop(intent);
        } else {
            failed(intent, result.place(), problem);
        }
    }

    /** Records the outcome of an interrupted repair by the place as it is now; empty where Twilio does not have it. */
    void settle(ChangeIntent intent, Optional<WebhookPlace> actual) {
        if (actual.isEmpty()) {
            intents.failed(intent, INTERRUPTED);
            return;
        }
        var place = actual.get();
        if (place.isChanging()
                || place.actual().entrySet().containsAll(intent.wanted().entrySet())) {
            var before = new HashMap<String, String>();
            intent.before().forEach((field, value) -> before.put(field, value.toString()));
            changed(intent, place.id(), before);
        } else {
            failed(intent, place.id(), INTERRUPTED);
        }
    }

    private void changed(ChangeIntent intent, PlaceId place, Map<String, String> before) {
        history.changed(place.key(), before, intent.actor().subject());
        var number = place.number();
        intents.made(
                intent,
                number == null
                        ? new EventAnnouncement[0]
                        : new EventAnnouncement[] {RepairAnnouncement.repaired(number, intent, clock.instant())});
    }

    /** The history comes last: a failure that it has is announced already. */
    private void failed(ChangeIntent intent, PlaceId place, String problem) {
        var number = place.number();
        if (history.isFailing(place, problem)) {
            intents.drop(intent);
        } else if (number == null) {
            intents.failed(intent, problem);
        } else {
            intents.failed(intent, problem, RepairAnnouncement.failed(number, intent, problem, clock.instant()));
        }
        history.failed(place, problem);
    }
}
