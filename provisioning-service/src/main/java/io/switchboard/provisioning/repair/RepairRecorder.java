package io.switchboard.provisioning.repair;

import java.time.Clock;
import java.util.Map;

import io.switchboard.provisioning.intent.ChangeIntent;
import io.switchboard.provisioning.intent.ChangeIntents;
import io.switchboard.provisioning.place.RepairAnnouncement;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.WebhookHistory;
import io.switchboard.twilio.WebhookField;
import org.springframework.stereotype.Component;

/**
 * Records the result of each repair in the number's history, and ends the repair with its audit entry and event. A failure
 * that repeats with each pass is announced once. Each write may be repeated after a crash before the next one.
 */
@Component
class RepairRecorder {

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
        intents.made(intent, RepairAnnouncement.repaired(number, intent, clock.instant()));
    }

    /** The history comes last: a failure that it has is announced already. */
    void failed(PhoneNumber number, ChangeIntent intent, String detail) {
        if (history.isFailing(number, detail)) {
            intents.drop(intent);
        } else {
            intents.failed(intent, detail, RepairAnnouncement.failed(number, intent, detail, clock.instant()));
        }
        history.failed(number, detail, intent.wanted().size());
    }
}
