package io.switchboard.provisioning.records;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.events.EventType;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.number.NumberOperation;
import io.switchboard.events.number.NumberOperation.Outcome;
import io.switchboard.mongo.revision.EventAnnouncement;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes the events of changes of numbers that reach Twilio. */
final class ChangeAnnouncements {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private ChangeAnnouncements() {}

    /** The events of a change at once: the number's new state, and the audit entry. */
    static List<EventAnnouncement> updated(String audit) {
        return List.of(
                new EventAnnouncement(EventType.NUMBER_UPDATED.type(), null),
                new EventAnnouncement(EventType.AUDIT_RECORDED.type(), audit));
    }

    /** The event of a step that is not the last one. */
    static EventAnnouncement step(PhoneNumber number, NumberChange change, String step, Instant at) {
        return operation(number, change, step, Outcome.CONTINUES, change.reason(), at);
    }

    /** The events of a change's end: the number's new state, the operation's last step, the audit entry. */
    static List<EventAnnouncement> end(
            PhoneNumber number, NumberChange change, Outcome outcome, @Nullable String detail, Instant at) {
        var isDone = outcome == Outcome.SUCCEEDED;
        return List.of(
                new EventAnnouncement(EventType.NUMBER_UPDATED.type(), null),
                operation(number, change, isDone ? "completed" : "undone", outcome, detail, at),
                new EventAnnouncement(
                        EventType.AUDIT_RECORDED.type(), isDone ? change.audit() : failed(change.audit())));
    }

    private static EventAnnouncement operation(
            PhoneNumber number,
            NumberChange change,
            String step,
            Outcome outcome,
            @Nullable String detail,
            Instant at) {
        var operation = new NumberOperation(
                change.id(), change.kind().text(), number.id(), number.address(), step, outcome, detail, at);
        return new EventAnnouncement(EventType.NUMBER_OPERATION_PROGRESSED.type(), JSON.writeValueAsString(operation));
    }

    private static String failed(String audit) {
        var entry = JSON.readValue(audit, AuditEntry.class);
        return JSON.writeValueAsString(entry.failed(entry.after()));
    }
}
