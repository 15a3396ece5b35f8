package io.switchboard.conversation.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.conversation.sending.account.AccountAvailability;
import io.switchboard.directory.Account;
import io.switchboard.directory.KnownAccounts;
import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.lease.Lease;
import io.switchboard.mongo.lease.Leases;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Sweeps each account at its interval, the first time right after the start. Of all instances the one with the lease does it,
 * and keeps the lease; another one takes over within a minute after it is gone. Accounts are swept side by side, so that one
 * that is slow or refused holds no other up.
 */
@Component
@EnableConfigurationProperties(ReconciliationSettings.class)
class ReconciliationLoop extends IntervalTask {

    static final Duration LEASE = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(ReconciliationLoop.class);

    private static final String RESOURCE = "reconciliation";
    private static final Duration TICK = Duration.ofSeconds(15);
    private static final Duration BACKLOG_TIMEOUT = Duration.ofSeconds(10);

    private final AccountSweeps sweeps;
    private final SweepMarks marks;
    private final KnownAccounts directory;
    private final ListenerBacklog backlog;
    private final AccountAvailability availability;
    private final Leases leases;
    private final ReconciliationSettings settings;
    private final ReconciliationMeters meters;
    private final Clock clock;
    private final Map<String, Instant> nextByAccount = new ConcurrentHashMap<>();
    private volatile @Nullable Lease lease;

    ReconciliationLoop(
            AccountSweeps sweeps,
            SweepMarks marks,
            KnownAccounts directory,
            ListenerBacklog backlog,
            AccountAvailability availability,
            Leases leases,
            ReconciliationSettings settings,
            ReconciliationMeters meters,
            Clock clock) {
        super(RESOURCE, TICK);
        this.sweeps = sweeps;
        this.marks = marks;
        this.directory = directory;
        this.backlog = backlog;
        this.availability = availability;
        this.leases = leases;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    protected void run() {
        if (!settings.enabled()) {
            return;
        }
        noteOldestSweep();
        var due = due();
        if (isLeader() && !due.isEmpty() && isCaughtUp()) {
            new ParallelSweeps(settings.concurrency(), LEASE.dividedBy(4), this::keepsLease).run(due, this::sweep);
            noteOldestSweep();
        }
    }

    private List<Account> due() {
        var now = clock.instant();
        return directory.accounts().stream()
                .filter(account -> !now.isBefore(nextByAccount.getOrDefault(account.accountSid(), Instant.EPOCH)))
                .toList();
    }

    /** Extends the lease, or acquires it. A new leader knows of no earlier sweep and begins at once. */
    private boolean isLeader() {
        var held = lease;
        var renewed = held == null ? null : leases.renew(held, LEASE).orElse(null);
        if (renewed == null) {
            nextByAccount.clear();
            renewed = leases.acquire(RESOURCE, LEASE).orElse(null);
        }
        lease = renewed;
        return renewed != null;
    }

    /** What is in Kafka and not stored yet is not lost: the next tick looks again. */
    private boolean isCaughtUp() {
        var isCaughtUp = backlog.awaitProcessed(BACKLOG_TIMEOUT);
        if (!isCaughtUp) {
            log.atInfo().log("sweeps wait until the listeners have stored the webhooks that are in Kafka");
        }
        return isCaughtUp;
    }

    private void sweep(Account account) {
        var outcome = sweeps.sweep(account);
        nextByAccount.put(account.accountSid(), clock.instant().plus(settings.interval()));
        log.atDebug()
                .addKeyValue("account", account.accountSid())
                .addKeyValue("outcome", outcome)
                .log("account swept");
    }

    private boolean keepsLease() {
        lease = leases.renew(Objects.requireNonNull(lease), LEASE).orElse(null);
        return lease != null;
    }

    private void noteOldestSweep() {
        var accounts = directory.accounts().stream()
                .map(Account::accountSid)
                .filter(sid -> !availability.isRefused(sid))
                .toList();
        meters.oldestSweep(
                marks.of(accounts).values().stream().min(Instant::compareTo).orElse(null));
    }

    /** Frees the lease, so that another instance continues at once. */
    @Override
    public void stop() {
        super.stop();
        var held = lease;
        lease = null;
        if (held != null) {
            leases.release(held);
        }
    }
}
