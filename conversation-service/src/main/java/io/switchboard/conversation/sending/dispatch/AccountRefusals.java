package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.conversation.sending.dispatch.AccountHolds.Refusal;
import io.switchboard.conversation.sending.schedule.SendQueues;
import io.switchboard.directory.Account;
import io.switchboard.events.AccountRefused;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topics;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.PublishFailed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says that Twilio refuses an account, and that it serves it again. Provisioning is asked to read the account's token anew;
 * the new one comes with the directory. Once the account is served, or has another token, its held queues are made due.
 */
@Component
class AccountRefusals {

    private static final Logger log = LoggerFactory.getLogger(AccountRefusals.class);

    private static final Duration BETWEEN_REQUESTS = Duration.ofMinutes(1);
    private static final int LINES_EVERY = 10;
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(3);

    private final SendQueues queues;
    private final EventPublisher publisher;
    private final Clock clock;
    private final Map<String, Report> reports = new ConcurrentHashMap<>();

    private record Report(Instant at, int count) {}

    AccountRefusals(SendQueues queues, EventPublisher publisher, Clock clock) {
        this.queues = queues;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Whether a refusal is about the account and not about the message: its token is wrong, or it is suspended or closed.
     * Twilio's codes for that begin at 20000; those about a message or a number are larger.
     */
    static boolean isOfAccount(int httpStatus, @Nullable Integer code) {
        var general = code == null || (code >= 20_000 && code < 21_000);
        return httpStatus == 401 || (general && (httpStatus == 403 || httpStatus == 404));
    }

    /** Asks for the token at once, and then once a minute while the account is refused; logs every tenth time. */
    void report(Refusal refusal) {
        var sid = refusal.account().accountSid();
        var now = clock.instant();
        var report = reports.merge(
                sid,
                new Report(now, 0),
                (before, first) -> now.isBefore(before.at().plus(BETWEEN_REQUESTS))
                        ? before
                        : new Report(now, before.count() + 1));
        if (!report.at().equals(now)) {
            return;
        }
        if (report.count() % LINES_EVERY == 0) {
            log.atError()
                    .addKeyValue("account", sid)
                    .addKeyValue("tenant", refusal.account().tenantId())
                    .addKeyValue("httpStatus", refusal.httpStatus())
                    .addKeyValue("errorCode", refusal.code())
                    .addKeyValue("since", refusal.since())
                    .log(
                            "Twilio refuses an account, its messages are held and its token is asked for anew. Was the token"
                                    + " rotated or the account suspended?");
        }
        askForToken(refusal, now);
    }

    /** It is asked again in a minute, so one request that is lost does no harm. */
    private void askForToken(Refusal refusal, Instant now) {
        var sid = refusal.account().accountSid();
        var event = new CloudEvent<>(
                sid + "/refused/" + now.toEpochMilli(),
                AccountRefused.TYPE,
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
                    .log("an account's token could not be asked for");
        }
    }

    /** Twilio serves the account again. */
    void withdraw(Account account) {
        withdraw(account.accountSid());
    }

    /** The account may be served again: its token has changed. */
    void withdraw(String accountSid) {
        reports.remove(accountSid);
        queues.release(accountSid, clock.instant());
        log.atInfo().addKeyValue("account", accountSid).log("held messages of an account are tried again");
    }
}
