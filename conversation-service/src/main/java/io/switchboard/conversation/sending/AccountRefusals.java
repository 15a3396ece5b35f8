package io.switchboard.conversation.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.conversation.sending.AccountHolds.Refusal;
import io.switchboard.directory.Account;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says that Twilio refuses an account, and that it accepts it again, and makes its held queues due then. */
@Component
class AccountRefusals {

    private static final Logger log = LoggerFactory.getLogger(AccountRefusals.class);
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final SendQueues queues;
    private final Clock clock;
    private final Map<String, Instant> reported = new ConcurrentHashMap<>();

    AccountRefusals(SendQueues queues, Clock clock) {
        this.queues = queues;
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

    /** Says it, at most once in ten minutes for each account. */
    void report(Refusal refusal) {
        var sid = refusal.account().accountSid();
        var now = clock.instant();
        var last = reported.get(sid);
        if (last != null && now.isBefore(last.plus(QUIET))) {
            return;
        }
        reported.put(sid, now);
        log.atError()
                .addKeyValue("account", sid)
                .addKeyValue("tenant", refusal.account().tenantId())
                .addKeyValue("httpStatus", refusal.httpStatus())
                .addKeyValue("errorCode", refusal.code())
                .addKeyValue("since", refusal.since())
                .log(
                        "Twilio refuses an account, its messages are held. Was its token rotated or the account suspended?");
    }

    /** Twilio serves the account again, or its token has changed. */
    void withdraw(Account account) {
        withdraw(account.accountSid());
    }

    void withdraw(String accountSid) {
        reported.remove(accountSid);
        queues.release(accountSid, clock.instant());
        log.atInfo().addKeyValue("account", accountSid).log("held messages of an account are tried again");
    }
}
