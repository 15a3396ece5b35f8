package io.switchboard.conversation.receiving;

import java.util.List;
import java.util.stream.Stream;

import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StatusReport;
import io.switchboard.conversation.message.StatusUpdates;
import io.switchboard.conversation.message.StatusUpdates.StatusOutcome;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Applies the statuses that Twilio reports of outbound messages.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks">Twilio's
 *     parameters</a>
 */
@Component
class StatusCallbacks {

    private static final Logger log = LoggerFactory.getLogger(StatusCallbacks.class);

    private final StatusUpdates updates;
    private final ReceivingMeters meters;

    StatusCallbacks(StatusUpdates updates, ReceivingMeters meters) {
        this.updates = updates;
        this.meters = meters;
    }

    void store(List<CloudEvent<TwilioEvent>> events) {
        var reports = events.stream().map(StatusCallbacks::report).toList();
        var outcomes = updates.apply(reports);
        for (var i = 0; i < reports.size(); i++) {
            record(reports.get(i), outcomes.get(i));
        }
    }

    private void record(StatusReport report, StatusOutcome outcome) {
        meters.status(outcome);
        log.atInfo()
                .addKeyValue("outcome", outcome)
                .addKeyValue("status", report.change().status())
                .addKeyValue("sid", report.sid())
                .addKeyValue("message", report.messageId())
                .addKeyValue("errorCode", report.change().errorCode())
                .addKeyValue("tenant", report.tenantId())
                .log("status received");
    }

    static StatusReport report(CloudEvent<TwilioEvent> event) {
        var twilio = event.data();
        var change = new StatusChange(
                MessagingEvents.status(twilio),
                twilio.receivedAt(),
                errorCode(twilio.text("ErrorCode")),
                errorMessage(twilio));
        return new StatusReport(
                TwilioEvents.tenant(event),
                MessagingEvents.sid(twilio),
                twilio.queryParameter("messageId"),
                change,
                event);
    }

    /** On WhatsApp and RCS the reason is in ChannelStatusMessage; ErrorMessage has precedence. */
    private static @Nullable String errorMessage(TwilioEvent twilio) {
        return Stream.of("ErrorMessage", "ChannelStatusMessage")
                .map(twilio::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Integer errorCode(String text) {
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }
}
