package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StatusRank;
import io.switchboard.conversation.message.StatusReport;
import io.switchboard.conversation.message.StatusUpdates;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.dispatch.AccountHolds.Refusal;
import io.switchboard.conversation.sending.schedule.PendingSend;
import io.switchboard.conversation.telemetry.Meters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stores and publishes what became of a message that was to be sent, and logs it: one line for each outcome. */
@Component
class SendReporter {

    private static final Logger log = LoggerFactory.getLogger(SendReporter.class);

    private final Messages messages;
    private final StatusUpdates statuses;
    private final Meters meters;
    private final Clock clock;

    SendReporter(Messages messages, StatusUpdates statuses, Meters meters, Clock clock) {
        this.messages = messages;
        this.statuses = statuses;
        this.meters = meters;
        this.clock = clock;
    }

    /** Twilio has the message under this SID. A SID that another message has leaves open what Twilio did. */
    void accept(StoredMessage message, PendingSend send, String sid, String status) {
        var now = clock.instant();
        if (!messages.noteSid(message.tenantId(), message.id(), sid, now)) {
            log.atError()
                    .addKeyValue("message", message.id())
                    .addKeyValue("sid", sid)
                    .addKeyValue("tenant", message.tenantId())
                    .log("Twilio named a message by a SID that another message has. It is not sent again;"
                            + " compare both messages with Twilio's log");
            doubt(message, send, "Twilio named it by a SID that belongs to another message: " + sid);
            return;
        }
        report(message, send, sid, StatusChange.of(status, now));
        meters.sendEnded("sent");
        log.atInfo()
                .addKeyValue("message", message.id())
                .addKeyValue("sid", sid)
                .addKeyValue("status", status)
                .addKeyValue("tenant", message.tenantId())
                .log("message sent");
    }

    /** The message was certainly not sent, and will not be. */
    void fail(StoredMessage message, PendingSend send, @Nullable Integer code, String reason) {
        report(message, send, null, new StatusChange("failed", clock.instant(), code, reason));
        meters.sendEnded("failed");
        log.atWarn()
                .addKeyValue("message", message.id())
                .addKeyValue("errorCode", code)
                .addKeyValue("attempts", send.failures() + 1)
                .addKeyValue("tenant", message.tenantId())
                .log("message not sent");
    }

    /** Nobody can tell whether the message was sent: a person must decide whether to send another. */
    void doubt(StoredMessage message, PendingSend send, String reason) {
        report(
                message,
                send,
                null,
                new StatusChange(
                        StatusRank.DOUBTFUL,
                        clock.instant(),
                        null,
                        "It may have been sent or not. " + reason + ". Look it up at Twilio before sending it again."));
        meters.sendEnded("unknown");
        log.atError()
                .addKeyValue("message", message.id())
                .addKeyValue("reason", reason)
                .addKeyValue("tenant", message.tenantId())
                .log("message sent or not, a person must decide");
    }

    /** The message waits because Twilio refuses its account. */
    void hold(StoredMessage message, PendingSend send, Refusal refusal, Instant giveUpAt) {
        report(
                message,
                send,
                null,
                new StatusChange(
                        StatusRank.HELD,
                        clock.instant(),
                        refusal.code(),
                        "%s. %s, until %s."
                                .formatted(
                                        refusal.reason(),
                                        message.attemptedAt() == null
                                                ? "The message waits and is sent when Twilio accepts the account again"
                                                : "Whether Twilio has the message is not known; it is asked again",
                                        giveUpAt)));
        log.atInfo()
                .addKeyValue("message", message.id())
                .addKeyValue("account", refusal.account().accountSid())
                .addKeyValue("tenant", message.tenantId())
                .log("message held");
    }

    /** Publishes the end of a message again: a crash may have come before it was published, or before early statuses. */
    void publishAgain(StoredMessage message, PendingSend send) {
        if (message.twilioSid() != null) {
            statuses.adopt(message, send.cause());
        }
        if (!message.status().equals("queued")) {
            message.past(message.status()).ifPresent(change -> report(message, send, message.twilioSid(), change));
        }
    }

    private void report(StoredMessage message, PendingSend send, @Nullable String sid, StatusChange change) {
        statuses.apply(List.of(new StatusReport(message.tenantId(), sid, message.id(), change, send.cause())));
    }
}
