package io.switchboard.provisioning.sync;

import io.switchboard.provisioning.sync.SyncStatus.Trouble;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Reports down, with the reason, while sync runs fail or stay incomplete. Not a part of readiness. */
@Component("syncRuns")
class SyncHealth implements HealthIndicator {

    /** The number of failed runs before the state is down: one may fail by chance, and the next follows at once. */
    private static final int RUNS_BEFORE_DOWN = 3;

    private final SyncStatus status;

    SyncHealth(SyncStatus status) {
        this.status = status;
    }

    @Override
    public Health health() {
        return status.trouble()
                .filter(trouble -> trouble.runs() >= RUNS_BEFORE_DOWN)
                .map(SyncHealth::down)
                .orElseGet(() -> Health.up().build());
    }

    private static Health down(Trouble trouble) {
        return Health.down()
                .withDetail("reason", trouble.reason())
                .withDetail("since", trouble.since().toString())
                .withDetail("runs", trouble.runs())
                .build();
    }
}
