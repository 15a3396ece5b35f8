package io.switchboard.provisioning.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;

import io.switchboard.mongo.IntervalTask;
import io.switchboard.web.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Examines each tenant at its interval, so that the time of a change and its event are right also while no client asks. Every
 * instance looks for tenants that are due; a lease per tenant lets one examine it. The interval of each turn varies by a
 * tenth, so that tenants do not stay in step.
 */
@Component
class DoctorLoop extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(DoctorLoop.class);
    private static final Duration TICK = Duration.ofSeconds(30);
    private static final double VARIATION = 0.1;

    /** At the start of an installation its parts start together: an address that does not answer yet is not broken. */
    private static final Duration START = Duration.ofMinutes(1);

    private final ExaminedAccounts accounts;
    private final DiagnosisStore diagnoses;
    private final TenantExaminations examinations;
    private final DoctorSettings settings;
    private final DoctorMeters meters;
    private final Clock clock;
    private final Random random = new Random();
    private final Instant firstTurn;

    DoctorLoop(
            ExaminedAccounts accounts,
            DiagnosisStore diagnoses,
            TenantExaminations examinations,
            DoctorSettings settings,
            DoctorMeters meters,
            Clock clock) {
        super("doctor", TICK);
        this.accounts = accounts;
        this.diagnoses = diagnoses;
        this.examinations = examinations;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.firstTurn = clock.instant().plus(START);
    }

    @Override
    protected void run() {
        if (settings.interval().isZero() || clock.instant().isBefore(firstTurn)) {
            return;
        }
        var due = due();
        try (var threads = Executors.newFixedThreadPool(
                settings.concurrency(), Thread.ofVirtual().factory())) {
            due.forEach(tenant -> threads.execute(() -> examine(tenant)));
        }
    }

    /** The tenants whose last examination is longer ago than their interval, the oldest first. */
    private List<TenantId> due() {
        var times = diagnoses.times();
        return accounts.tenants().stream()
                .filter(tenant -> isDue(times.getOrDefault(tenant.value(), Instant.EPOCH)))
                .sorted((first, second) -> times.getOrDefault(first.value(), Instant.EPOCH)
                        .compareTo(times.getOrDefault(second.value(), Instant.EPOCH)))
                .toList();
    }

    private boolean isDue(Instant last) {
        var variation = 1 + VARIATION * (2 * random.nextDouble() - 1);
        return !clock.instant()
                .isBefore(last.plusMillis((long) (settings.interval().toMillis() * variation)));
    }

    private void examine(TenantId tenant) {
        try {
            examinations.run(tenant);
        } catch (RuntimeException e) {
            meters.failed();
            log.atWarn()
                    .addKeyValue("tenant", tenant)
                    .addKeyValue("reason", e.toString())
                    .log("tenant not examined, the next turn tries again");
        }
    }
}
