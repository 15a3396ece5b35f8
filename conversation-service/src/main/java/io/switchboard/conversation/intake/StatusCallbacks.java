package io.switchboard.conversation.intake;

import java.util.List;

import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StatusReport;
import io.switchboard.conversation.message.StatusUpdates;
import io.switchboard.conversation.telemetry.Meters;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.TwilioEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Statuses of messages that we sent.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks">Twilio's
 *     parameters</a>
 */
@Component
class StatusCallbacks {

    private final StatusUpdates updates;
    private final Meters meters;

    StatusCallbacks(StatusUpdates updates, Meters meters) {
        this.updates = updates;
        this.meters = meters;
    }

    void store(List<CloudEvent<TwilioEvent>> events) {
        var outcomes =
                updates.apply(events.stream().map(StatusCallbacks::report).toList());
        outcomes.forEach(meters::status);
    }

    private static StatusReport report(CloudEvent<TwilioEvent> event) {
        var twilio = event.data();
        var change = new StatusChange(
                twilio.text("MessageStatus"),
                twilio.receivedAt(),
                errorCode(twilio.text("ErrorCode")),
                twilio.parameter("ErrorMessage"));
        return new StatusReport(
                Intake.tenant(event), Intake.sid(twilio), twilio.queryParameter("messageId"), change, event);
    }

    private static @Nullable Integer errorCode(String text) {
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }
}
