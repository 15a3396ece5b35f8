package io.switchboard.ingress.telemetry;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import io.switchboard.ingress.catalog.VerifiedWebhook;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.SafeText;
import io.switchboard.ingress.request.WebhookRejected;
import io.switchboard.kafka.PublishedEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;

/**
 * Writes one log line per webhook. Addresses are masked; bodies, tokens and unchecked text of a sender are never written.
 * Each reason for rejection gets at most {@value #LINES_PER_SECOND} lines a second, so that a flood of one does not hide
 * another; the meters count all of them.
 */
@Component
public final class WebhookLog {

    private static final Logger log = LoggerFactory.getLogger(WebhookLog.class);
    private static final int LINES_PER_SECOND = 5;

    private final Map<RejectionReason, RateLimit> limits = new EnumMap<>(RejectionReason.class);
    private final Clock clock;

    public WebhookLog(Clock clock) {
        this.clock = clock;
        for (var reason : RejectionReason.values()) {
            limits.put(reason, new RateLimit());
        }
    }

    public void accepted(VerifiedWebhook webhook, PublishedEvent published, Duration took) {
        var event = webhook.event().data();
        log.atInfo()
                .addKeyValue("webhook", webhook.family().label())
                .addKeyValue("event", event.id())
                .addKeyValue("account", event.accountSid())
                .addKeyValue("tenant", webhook.account().tenantId())
                .addKeyValue("from", SafeText.masked(event.text("From")))
                .addKeyValue("to", SafeText.masked(event.text("To")))
                .addKeyValue("partition", published.partition())
                .addKeyValue("offset", published.offset())
                .addKeyValue("millis", took.toMillis())
                .log("webhook accepted");
    }

    /** Logs a call that was answered although its event may not be on Kafka. */
    public void callUnrecorded(String path, RejectionReason reason, @Nullable Throwable cause) {
        var suppressed = acquire(reason);
        if (suppressed >= 0) {
            withReason(log.atLevel(reason.level()), reason, cause)
                    .addKeyValue("path", path)
                    .addKeyValue("suppressed", suppressed)
                    .log("call answered, event not recorded");
        }
    }

    /** Logs a call that got the fallback answer because of a defect. */
    public void answerFailed(VerifiedWebhook call, RuntimeException cause) {
        var suppressed = acquire(RejectionReason.UNEXPECTED);
        if (suppressed >= 0) {
            log.atError()
                    .addKeyValue("event", call.event().id())
                    .addKeyValue("suppressed", suppressed)
                    .setCause(cause)
                    .log("call answered with the fallback answer, evaluation failed");
        }
    }

    public void rejected(String path, WebhookRejected rejection, Duration took) {
        var reason = rejection.reason();
        var suppressed = acquire(reason);
        if (suppressed >= 0) {
            var line = withReason(log.atLevel(reason.level()), reason, rejection.getCause());
            if (rejection.parameter() != null) {
                line = line.addKeyValue("parameter", SafeText.wordOrMark(rejection.parameter()));
            }
            line.addKeyValue("status", reason.status().value())
                    .addKeyValue("path", path)
                    .addKeyValue("account", SafeText.wordOrMark(rejection.account()))
                    .addKeyValue("millis", took.toMillis())
                    .addKeyValue("suppressed", suppressed)
                    .log(reason.isOurFault() ? "webhook failed" : "webhook rejected");
        }
    }

    private static LoggingEventBuilder withReason(
            LoggingEventBuilder line, RejectionReason reason, @Nullable Throwable cause) {
        var withReason = line.addKeyValue("reason", reason.label());
        if (cause == null) {
            return withReason;
        }
        return reason == RejectionReason.UNEXPECTED
                ? withReason.setCause(cause)
                : withReason.addKeyValue("cause", SafeText.logged(cause.toString()));
    }

    private long acquire(RejectionReason reason) {
        return Objects.requireNonNull(limits.get(reason))
                .acquire(clock.instant().getEpochSecond());
    }

    /** Limits the lines in one second, and counts those that it suppresses. */
    private static final class RateLimit {
        private long second;
        private int lines;
        private long suppressed;

        /** Returns how many lines were suppressed before this one, or -1 when this one is suppressed. */
        synchronized long acquire(long now) {
            if (now != second) {
                second = now;
                lines = 0;
            }
            if (lines == LINES_PER_SECOND) {
                suppressed++;
                return -1;
            }
            lines++;
            var before = suppressed;
            suppressed = 0;
            return before;
        }
    }
}
