package io.switchboard.ingress.webhook;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import io.switchboard.directory.Account;
import io.switchboard.events.TwilioEvent;
import io.switchboard.ingress.publishing.Kept;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One line per webhook. Addresses are masked; bodies and tokens are never written, and no text of a sender that could
 * look like a line of ours. Each reason of refusal has {@value LINES_PER_SECOND} lines a second and no more, so that a
 * flood buries nothing; the meters count them all.
 */
@Component
final class OutcomeLog {

    private static final Logger log = LoggerFactory.getLogger(OutcomeLog.class);
    private static final int LINES_PER_SECOND = 5;

    private final Map<Refusal, Allowance> allowances = new EnumMap<>(Refusal.class);
    private final Clock clock;

    OutcomeLog(Clock clock) {
        this.clock = clock;
        for (var refusal : Refusal.values()) {
            allowances.put(refusal, new Allowance());
        }
    }

    void accepted(MessagingWebhook kind, TwilioEvent event, Account account, Kept kept, long millis) {
        log.atInfo()
                .addKeyValue("event", event.id())
                .addKeyValue("account", event.accountSid())
                .addKeyValue("tenant", account.tenantId())
                .addKeyValue("from", Words.masked(event.text("From")))
                .addKeyValue("to", Words.masked(event.text("To")))
                .addKeyValue("partition", kept.partition())
                .addKeyValue("offset", kept.offset())
                .addKeyValue("millis", millis)
                .log(kind == MessagingWebhook.STATUS ? "status accepted" : "message accepted");
    }

    void notAccepted(Refusal refusal, String path, @Nullable String account, @Nullable Throwable cause, long millis) {
        var leftOut = Objects.requireNonNull(allowances.get(refusal))
                .take(clock.instant().getEpochSecond());
        if (leftOut < 0) {
            return;
        }
        var line = log.atLevel(refusal.urgency())
                .addKeyValue("reason", refusal.reason())
                .addKeyValue("status", refusal.status().value())
                .addKeyValue("path", path)
                .addKeyValue("account", Words.wordOrMark(account))
                .addKeyValue("millis", millis)
                .addKeyValue("left_out", leftOut);
        if (refusal == Refusal.UNEXPECTED) {
            line = line.setCause(cause);
        } else if (cause != null) {
            line = line.addKeyValue("cause", cause.toString());
        }
        line.log(refusal.isOurFault() ? "webhook failed" : "webhook refused");
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
