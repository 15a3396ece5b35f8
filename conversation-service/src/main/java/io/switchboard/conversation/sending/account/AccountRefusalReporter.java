package io.switchboard.conversation.sending.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.events.AccountRefused;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.PublishFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reports accounts that Twilio refuses, to operators by a log line and to provisioning by an event, which makes it read the
 * account's token again. The new token arrives through the directory.
 */
@Component
class AccountRefusalReporter {

    private static final Logger log = LoggerFactory.getLogger(AccountRefusalReporter.class);

    private static final Duration EVENT_INTERVAL = Duration.ofMinutes(1);
    private static final int EVENTS_PER_LOG_LINE = 10;
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(3);

    private final EventPublisher publisher;
    private final Clock clock;
    private final Map<String, Report> reports = new ConcurrentHashMap<>();

    private record Report(Instant at, int count) {}

    AccountRefusalReporter(EventPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Publishes an event at once and then at most once a minute while the account is refused; logs every tenth of them. */
    void report(AccountRefusal refusal) {
        var now = clock.instant();
        var report = reports.merge(
                refusal.account().accountSid(),
                new Report(now, 0),
                (before, first) ->
                        now.isBefore(before.at().plus(EVENT_INTERVAL)) ? before : new Report(now, before.count() + 1));
        if (!report.at().equals(now)) {
            return;
        }
        if (report.count() % EVENTS_PER_LOG_LINE == 0) {
            log(refusal);
        }
        publish(refusal, now);
    }

    /** Forgets the account, because its refusal has ended. */
    void forget(String accountSid) {
        reports.remove(accountSid);
    }

    private static void log(AccountRefusal refusal) {
        log.atError()
                .addKeyValue("account", refusal.account().accountSid())
                .addKeyValue("tenant", refusal.account().tenantId())
                .addKeyValue("httpStatus", refusal.httpStatus())
                .addKeyValue("errorCode", refusal.code())
                .addKeyValue("since", refusal.since())
                .log("Twilio refuses an account: its messages are held and its token is read again."
                        + " Was the token rotated or the account suspended?");
    }

    /** A lost event does no harm: the next one follows within a minute. */
    private void publish(AccountRefusal refusal, Instant now) {
        var sid = refusal.account().accountSid();
        var event = new CloudEvent<>(
                sid + "/refused/" + now.toEpochMilli(),
                EventType.ACCOUNT_REFUSED.type(),
                "/conversation-service",
                sid,
                now,
                refusal.account().tenantId(),
                new AccountRefused(sid, refusal.httpStatus(), refusal.code(), now));
        try {
            publisher.publish(Topics.REFUSED_ACCOUNTS, sid, event, PUBLISH_TIMEOUT);
        } catch (PublishFailed e) {
            log.atWarn()
                    .addKeyValue("account", sid)
                    .addKeyValue("reason", e.getMessage())
                    .log("refused account not reported to provisioning");
        }
    }
}
