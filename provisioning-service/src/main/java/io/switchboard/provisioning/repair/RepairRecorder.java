package io.switchboard.provisioning.repair;

import java.time.Clock;
import java.util.Map;

import io.switchboard.events.EventType;
import io.switchboard.events.number.NumberOperation;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.provisioning.intent.ChangeIntent;
import io.switchboard.provisioning.intent.ChangeIntents;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.WebhookHistory;
import io.switchboard.twilio.WebhookField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records the result of each repair in the number's history, and ends the repair with its audit entry and event. A failure
 * that repeats with each pass is announced once. Each write may be repeated after a crash before the next one.
 */
@Component
class RepairRecorder {

    static final String KIND = "webhook-repair";

    private static final JsonMapper JSON = new JsonMapper();

    private final WebhookHistory history;
    private final ChangeIntents intents;
    private final Clock clock;

    RepairRecorder(WebhookHistory history, ChangeIntents intents, Clock clock) {
        this.history = history;
        this.intents = intents;
        this.clock = clock;
    }

    /** @param before the changed fields, with their earlier values */
    void repaired(PhoneNumber number, ChangeIntent intent, Map<WebhookField, String> before) {
        history.changed(number, before, intent.actor().subject());
        intents.made(intent, operation(number, intent, "repaired", NumberOperation.Outcome.SUCCEEDED, null));
    }

    /** The history comes last: a failure that it has is announced already. */
    void failed(PhoneNumber number, ChangeIntent intent, String detail) {
        if (history.isFailing(number, detail)) {
            intents.drop(intent);
        } else {
            intents.failed(
                    intent, detail, operation(number, intent, "drifted", NumberOperation.Outcome.FAILED, detail));
        }
        history.failed(number, detail);
    }

    private EventAnnouncement operation(
            PhoneNumber number,
            ChangeIntent intent,
            String step,
            NumberOperation.Outcome outcome,
            @Nullable String detail) {
        var operation = new NumberOperation(
                intent.id(), KIND, number.id(), number.address(), step, outcome, detail, clock.instant());
        return new EventAnnouncement(EventType.NUMBER_OPERATION_PROGRESSED.type(), JSON.writeValueAsString(operation));
    }
}
