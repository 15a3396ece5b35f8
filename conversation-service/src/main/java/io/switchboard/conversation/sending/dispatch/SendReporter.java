package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.activity.TenantActivity;
import io.switchboard.conversation.message.MessageStatus;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StatusReport;
import io.switchboard.conversation.message.StatusUpdates;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.account.AccountRefusal;
import io.switchboard.conversation.sending.schedule.PendingSend;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;

/** Stores and publishes the result of sending a message, and logs it: one line per result. */
@Component
class SendReporter {

    private static final Logger log = LoggerFactory.getLogger(SendReporter.class);

    private final Messages messages;
    private final StatusUpdates statuses;
    private final SendMeters meters;
    private final TenantActivity activity;
    private final Clock clock;

    SendReporter(Messages messages, StatusUpdates statuses, SendMeters meters, TenantActivity activity, Clock clock) {
        this.messages = messages;
        this.statuses = statuses;
        this.meters = meters;
        this.activity = activity;
        this.clock = clock;
    }

    /** Reports that Twilio has the message under this SID. The SID of another message leaves the outcome open. */
    void accept(StoredMessage message, PendingSend send, String sid, String status) {
        var now = clock.instant();
        if (!messages.noteSid(message.tenantId(), message.id(), sid, now)) {
            log(log.atError(), message)
                    .addKeyValue("sid", sid)
                    .log("Twilio returned the SID of another message: this one is not sent again;"
                            + " compare both messages with Twilio's log");
            doubt(message, send, "Twilio returned the SID of another message: " + sid);
            return;
        }
        report(message, send, sid, StatusChange.of(status, now));
        meters.ended(SendMeters.End.SENT);
        activity.sent(message.tenantId(), now);
        // Not "sent": Twilio may have accepted the message and failed it since.
        log(log.atInfo(), message)
                .addKeyValue("sid", sid)
                .addKeyValue("status", status)
                .log("message accepted by Twilio");
    }

    /** Notes in how many segments Twilio sends the message, where that is not what was counted. */
    void noteSegments(StoredMessage message, int segments) {
        if (segments > 0 && !Integer.valueOf(segments).equals(message.segments())) {
            messages.noteSegments(message.tenantId(), message.id(), segments);
        }
    }

    /** Reports that the message was certainly not sent, and will not be. */
    void fail(StoredMessage message, PendingSend send, @Nullable Integer code, String reason) {
        report(message, send, null, new StatusChange(MessageStatus.FAILED.word(), clock.instant(), code, reason));
        meters.ended(SendMeters.End.FAILED);
        log(log.atWarn(), message)
                .addKeyValue("errorCode", code)
                .addKeyValue("attempts", send.failures() + 1)
                .log("message not sent");
    }

    /** Reports that the outcome cannot be found out: a person must decide whether to send another message. */
    void doubt(StoredMessage message, PendingSend send, String reason) {
        var text = "The message may have been sent or not. %s. Look it up at Twilio before you send it again."
                .formatted(reason);
        report(message, send, null, new StatusChange(MessageStatus.UNKNOWN.word(), clock.instant(), null, text));
        meters.ended(SendMeters.End.UNKNOWN);
        log(log.atError(), message)
                .addKeyValue("reason", reason)
                .log("outcome of a message unknown, a person must decide");
    }

    /** Reports that the message waits because Twilio refuses its account. */
    void hold(StoredMessage message, PendingSend send, AccountRefusal refusal, Instant giveUpAt) {
        var next = message.attemptedAt() == null
                ? "The message is sent when Twilio accepts the account again"
                : "Whether Twilio has the message is looked up when Twilio accepts the account again";
        var text = "%s. %s, at the latest until %s.".formatted(refusal.reason(), next, giveUpAt);
        report(message, send, null, new StatusChange(MessageStatus.HELD.word(), clock.instant(), refusal.code(), text));
        log(log.atInfo(), message)
                .addKeyValue("account", refusal.account().accountSid())
                .log("message held");
    }

    /** Publishes the result of a message again: a crash may have prevented that, or the use of statuses that came early. */
    void publishAgain(StoredMessage message, PendingSend send) {
        if (message.twilioSid() != null) {
            statuses.adopt(message, send.cause());
        }
        if (!message.hasStatus(MessageStatus.QUEUED)) {
            message.past(message.status()).ifPresent(change -> report(message, send, message.twilioSid(), change));
        }
    }

    private void report(StoredMessage message, PendingSend send, @Nullable String sid, StatusChange change) {
        statuses.apply(List.of(new StatusReport(message.tenantId(), sid, message.id(), change, send.cause())));
    }

    private static LoggingEventBuilder log(LoggingEventBuilder line, StoredMessage message) {
        return line.addKeyValue("message", message.id()).addKeyValue("tenant", message.tenantId());
    }
}
