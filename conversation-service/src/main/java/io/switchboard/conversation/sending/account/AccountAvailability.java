package io.switchboard.conversation.sending.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

import io.switchboard.conversation.sending.schedule.SendQueues;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records from Twilio's answers whether Twilio limits the rate of an account, refuses the account, or serves it. Once a
 * refused account is served or has another token, its held queues become due.
 */
@Component
public class AccountAvailability {

    private static final Logger log = LoggerFactory.getLogger(AccountAvailability.class);

    private final AccountHolds holds;
    private final AccountRefusalReporter reporter;
    private final SendQueues queues;
    private final AccountMeters meters;
    private final Clock clock;

    AccountAvailability(
            AccountHolds holds, AccountRefusalReporter reporter, SendQueues queues, AccountMeters meters, Clock clock) {
        this.holds = holds;
        this.reporter = reporter;
        this.queues = queues;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Whether a refusal concerns the account and not the message: the token is wrong, or the account is suspended or
     * closed. Twilio's error codes for that begin at 20000; those that concern a message or a number are larger.
     */
    public static boolean isAccountRefused(int httpStatus, @Nullable Integer code) {
        var isGeneral = code == null || (code >= 20_000 && code < 21_000);
        return httpStatus == 401 || (isGeneral && (httpStatus == 403 || httpStatus == 404));
    }

    /** The refusal that holds back the account at present. */
    public Optional<AccountRefusal> refusalOf(Account account) {
        return holds.refusal(account);
    }

    /** Notes that Twilio refuses the account. */
    public AccountRefusal refused(Account account, int httpStatus, @Nullable Integer code) {
        var refusal = holds.refuse(account, httpStatus, code);
        reporter.report(refusal);
        meters.refused();
        return refusal;
    }

    /** Notes that Twilio limits the account's rate; returns when it is asked again. */
    public Instant limited(Account account, @Nullable Duration retryAfter) {
        meters.busy();
        return holds.pause(account, retryAfter);
    }

    /** Notes that Twilio serves the account. */
    public void served(Account account) {
        if (holds.serve(account)) {
            release(account.accountSid());
        }
    }

    /** Releases the accounts that have another token now than the refused one. */
    public void releaseChanged(Directory directory) {
        holds.forgetOutdated(directory).forEach(this::release);
    }

    /** The accounts whose rate Twilio limits at present. */
    public Collection<String> limited() {
        return holds.paused();
    }

    /** Whether Twilio refused the account at the last request. */
    public boolean isRefused(String accountSid) {
        return holds.isRefused(accountSid);
    }

    private void release(String accountSid) {
        reporter.forget(accountSid);
        queues.release(accountSid, clock.instant());
        log.atInfo().addKeyValue("account", accountSid).log("held messages of an account are sent again");
    }
}
