package io.switchboard.ingress.telemetry;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import io.switchboard.ingress.catalog.VerifiedWebhook;
import io.switchboard.ingress.log.LoggedText;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.SafeText;
import io.switchboard.kafka.PublishedEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;

/**
 * One line per webhook. Addresses are masked; bodies and tokens are never written, and no text of a sender that could
 * look like a line of ours. Each reason of refusal has {@value LINES_PER_SECOND} lines a second and no more, so that a
 * flood buries nothing; the meters count them all.
 */
@Component
public final class WebhookLog {

    private static final Logger log = LoggerFactory.getLogger(WebhookLog.class);
    private static final int LINES_PER_SECOND = 5;

    private final Map<RejectionReason, Allowance> allowances = new EnumMap<>(RejectionReason.class);
    private final Clock clock;

    public WebhookLog(Clock clock) {
        this.clock = clock;
        for (var refusal : RejectionReason.values()) {
            allowances.put(refusal, new Allowance());
        }
    }

    public void accepted(VerifiedWebhook webhook, PublishedEvent kept, Duration took) {
        var event = webhook.event().data();
        log.atInfo()
                .addKeyValue("webhook", webhook.family().word())
                .addKeyValue("event", event.id())
                .addKeyValue("account", event.accountSid())
                .addKeyValue("tenant", webhook.account().tenantId())
                .addKeyValue("from", SafeText.masked(event.text("From")))
                .addKeyValue("to", SafeText.masked(event.text("To")))
                .addKeyValue("partition", kept.partition())
                .addKeyValue("offset", kept.offset())
                .addKeyValue("millis", took.toMillis())
                .log("webhook accepted");
    }

    /** A call that got its answer, and left no event that we know of. */
    public void answeredUnkept(String path, RejectionReason reason, @Nullable Throwable cause) {
        var leftOut = allowance(reason);
        if (leftOut >= 0) {
            because(log.atLevel(reason.urgency()), reason, cause)
                    .addKeyValue("path", path)
                    .addKeyValue("left_out", leftOut)
                    .log("call answered, event not kept");
        }
    }

    /** A call that heard the one sentence because we failed. */
    public void lastResort(VerifiedWebhook call, RuntimeException cause) {
        var leftOut = allowance(RejectionReason.UNEXPECTED);
        if (leftOut >= 0) {
            log.atError()
                    .addKeyValue("event", call.event().id())
                    .addKeyValue("left_out", leftOut)
                    .setCause(cause)
                    .log("call answered with the one sentence, we failed");
        }
    }

    public void notAccepted(
            RejectionReason refusal,
            String path,
            @Nullable String account,
            @Nullable String parameter,
            @Nullable Throwable cause,
            Duration took) {
        var leftOut = allowance(refusal);
        if (leftOut >= 0) {
            var line = because(log.atLevel(refusal.urgency()), refusal, cause);
            if (parameter != null) {
                line = line.addKeyValue("parameter", SafeText.wordOrMark(parameter));
            }
            line.addKeyValue("status", refusal.status().value())
                    .addKeyValue("path", path)
                    .addKeyValue("account", SafeText.wordOrMark(account))
                    .addKeyValue("millis", took.toMillis())
                    .addKeyValue("left_out", leftOut)
                    .log(refusal.isOurFault() ? "webhook failed" : "webhook refused");
        }
    }

    private static LoggingEventBuilder because(
            LoggingEventBuilder line, RejectionReason reason, @Nullable Throwable cause) {
        var told = line.addKeyValue("reason", reason.reason());
        if (cause == null) {
            return told;
        }
        return reason == RejectionReason.UNEXPECTED
                ? told.setCause(cause)
                : told.addKeyValue("cause", LoggedText.of(cause.toString()));
    }

    private long allowance(RejectionReason refusal) {
        return Objects.requireNonNull(allowances.get(refusal))
                .take(clock.instant().getEpochSecond());
    }

    /** So many lines in one second; then it counts what it leaves out. */
    private static final class Allowance {
        private long second;
        private int taken;
        private long leftOut;

        /** How many lines were left out before this one, or -1 when this one is left out too. */
        synchronized long take(long now) {
            if (now != second) {
                second = now;
                taken = 0;
            }
            if (taken == LINES_PER_SECOND) {
                leftOut++;
                return -1;
            }
            taken++;
            var before = leftOut;
            leftOut = 0;
            return before;
        }
    }
}
