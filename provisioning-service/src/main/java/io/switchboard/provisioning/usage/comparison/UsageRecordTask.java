package io.switchboard.provisioning.usage.comparison;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.twilio.usage.TwilioUsage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/**
 * Reads the Usage Records of each active account once a day, in one instance at a time, one account after the other and only
 * some in each run. An account whose records cannot be read is tried again in the next run.
 */
@Component
class UsageRecordTask extends IntervalTask {

    private static final String NAME = "usage-records";
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_ACCOUNTS = 100;

    /** Twilio completes the records of a day within about a day; two more for one that was missed. */
    private static final int DAYS = 3;

    private static final Logger log = LoggerFactory.getLogger(UsageRecordTask.class);

    private final MongoOperations mongo;
    private final Accounts accounts;
    private final UsageRecords records;
    private final Leases leases;
    private final Clock clock;

    UsageRecordTask(MongoOperations mongo, Accounts accounts, UsageRecords records, Leases leases, Clock clock) {
        super(NAME, INTERVAL);
        this.mongo = mongo;
        this.accounts = accounts;
        this.records = records;
        this.leases = leases;
        this.clock = clock;
    }

    @Override
    protected void run() {
        leases.runHolding(NAME, LEASE, this::readDue);
    }

    private void readDue() {
        var until = clock.instant().plus(LEASE.dividedBy(2));
        try (var all = mongo.stream(new Query(where("status").is("active")), RecordedAccount.class)) {
            all.filter(this::isDue)
                    .limit(MOST_ACCOUNTS)
                    .takeWhile(account -> clock.instant().isBefore(until))
                    .forEach(this::read);
        }
    }

    private boolean isDue(RecordedAccount account) {
        return records.readAt(account.accountSid())
                .map(at -> at.plus(DAY).isBefore(clock.instant()))
                .orElse(true);
    }

    /** The first time, the whole month is read, so that a budget knows what was spent. */
    private void read(RecordedAccount account) {
        var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        var from = records.readAt(account.accountSid()).isPresent()
                ? today.minusDays(DAYS)
                : today.minusDays(DAYS).withDayOfMonth(1);
        try (var found = new TwilioUsage(accounts.connect(account)).daily(from, today)) {
            found.forEach(record -> records.put(account, record));
            records.noteRead(account, clock.instant());
        } catch (TwilioRefused | TwilioUnavailable e) {
            log.atWarn()
                    .addKeyValue("account", account.accountSid())
                    .addKeyValue("reason", e.getMessage())
                    .log("usage records not read");
        }
    }
}
