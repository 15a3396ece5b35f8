package io.switchboard.provisioning.usage;

import java.time.Clock;
import java.time.Duration;

import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.lease.Leases;
import org.springframework.stereotype.Component;

/** Counts in one instance at a time. Another one takes over a minute after the first one has died. */
@Component
class UsageCountTask extends IntervalTask {

    private static final String RESOURCE = "usage-counting";
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final UsageCounter counter;
    private final UsageContributions contributions;
    private final Leases leases;
    private final Clock clock;

    UsageCountTask(
            UsageCounter counter,
            UsageContributions contributions,
            Leases leases,
            UsageSettings settings,
            Clock clock) {
        super(RESOURCE, settings.countInterval());
        this.counter = counter;
        this.contributions = contributions;
        this.leases = leases;
        this.clock = clock;
    }

    @Override
    protected void run() {
        leases.runHolding(RESOURCE, LEASE, () -> {
            var until = clock.instant().plus(LEASE.dividedBy(2));
            var isMore = true;
            while (isMore && clock.instant().isBefore(until)) {
                isMore = counter.countSome() > 0;
            }
            contributions.deleteExpired(clock.instant());
        });
    }
}
