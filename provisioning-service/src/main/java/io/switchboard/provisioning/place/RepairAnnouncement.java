package io.switchboard.provisioning.place;

import java.time.Instant;

import io.switchboard.events.EventType;
import io.switchboard.events.number.NumberOperation;
import io.switchboard.events.number.NumberOperation.Outcome;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.provisioning.intent.ChangeIntent;
import io.switchboard.provisioning.records.PhoneNumber;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Announces the repair of a number, or of a place of a number, as an operation of the number. */
public final class RepairAnnouncement {

    private static final String KIND = "webhook-repair";
    private static final JsonMapper JSON = new JsonMapper();

    private RepairAnnouncement() {}

    /** Announces a repair that was made. */
    public static EventAnnouncement repaired(PhoneNumber number, ChangeIntent repair, Instant at) {
        return announcement(number, repair, "repaired", Outcome.SUCCEEDED, null, at);
    }

    /** Announces a repair that was not made, for this reason. */
    public static EventAnnouncement failed(PhoneNumber number, ChangeIntent repair, String problem, Instant at) {
        return announcement(number, repair, "drifted", Outcome.FAILED, problem, at);
    }

    private static EventAnnouncement announcement(
            PhoneNumber number,
            ChangeIntent repair,
            String step,
            Outcome outcome,
            @Nullable String detail,
            Instant at) {
        var operation =
                new NumberOperation(repair.id(), KIND, number.id(), number.address(), step, outcome, detail, at);
        return new EventAnnouncement(EventType.NUMBER_OPERATION_PROGRESSED.type(), JSON.writeValueAsString(operation));
    }
}
