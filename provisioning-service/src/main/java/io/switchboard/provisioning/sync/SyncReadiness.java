package io.switchboard.provisioning.sync;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Reports up once a first sync run has finished; a part of readiness. */
@Component("sync")
class SyncReadiness implements HealthIndicator {

    private final SyncStatus status;

    SyncReadiness(SyncStatus status) {
        this.status = status;
    }

    @Override
    public Health health() {
        return (status.isReady() ? Health.up() : Health.outOfService()).build();
    }
}
