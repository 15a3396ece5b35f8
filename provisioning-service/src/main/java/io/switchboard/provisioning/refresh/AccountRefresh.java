package io.switchboard.provisioning.refresh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accountwork.AccountMeters;
import io.switchboard.provisioning.publishing.RecordPublisher;
import io.switchboard.provisioning.sync.SyncLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Reads single accounts from Twilio again, because a service met a token that the directory does not have: at once, and then
 * at most once per account and interval, however many hints there are. A hint within the interval is not lost: it leads to
 * one more reading at its end.
 */
@Component
class AccountRefresh {

    private static final Logger log = LoggerFactory.getLogger(AccountRefresh.class);

    private final Accounts accounts;
    private final RecordPublisher publisher;
    private final SyncLoop loop;
    private final TaskScheduler scheduler;
    private final AccountMeters meters;
    private final Clock clock;
    private final Duration interval;
    private final Map<String, Instant> planned = new ConcurrentHashMap<>();

    AccountRefresh(
            Accounts accounts,
            RecordPublisher publisher,
            SyncLoop loop,
            TaskScheduler scheduler,
            AccountMeters meters,
            Clock clock,
            RefreshSettings settings) {
        this.accounts = accounts;
        this.publisher = publisher;
        this.loop = loop;
        this.scheduler = scheduler;
        this.meters = meters;
        this.clock = clock;
        this.interval = settings.interval();
    }

    /** Plans the reading of an account; for one that is not recorded, a whole run, which the loop limits itself. */
    void request(String accountSid) {
        if (accounts.find(accountSid).isEmpty()) {
            loop.request();
        } else {
            plan(accountSid);
        }
    }

    private synchronized void plan(String accountSid) {
        var now = clock.instant();
        var last = planned.get(accountSid);
        if (last != null && last.isAfter(now)) {
            return;
        }
        var earliest = last == null ? now : last.plus(interval);
        var time = earliest.isAfter(now) ? earliest : now;
        planned.put(accountSid, time);
        var unused = scheduler.schedule(() -> refresh(accountSid), time);
    }

    /** The record is published even if nothing has changed: another instance may have published an older one. */
    private void refresh(String accountSid) {
        try {
            var before = accounts.find(accountSid);
            var after = accounts.recordOne(accountSid);
            after.ifPresent(this::announce);
            meters.refreshed(before.equals(after) ? "unchanged" : "changed");
        } catch (RuntimeException e) {
            meters.refreshed("failed");
            log.atWarn()
                    .addKeyValue("account", accountSid)
                    .addKeyValue("reason", e.toString())
                    .log("account not read again, a sync run follows");
            loop.request();
        }
    }

    /** An account that turns out to be closed is retracted by a sync run, after its numbers. */
    private void announce(RecordedAccount account) {
        if (account.isClosed()) {
            loop.request();
        } else {
            publisher.republishAndAwait(account.toCompactedRecord());
        }
    }
}
