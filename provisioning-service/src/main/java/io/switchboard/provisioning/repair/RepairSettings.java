package io.switchboard.provisioning.repair;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Limits repairs.
 *
 * @param concurrency the numbers that a pass or a job configures at once
 */
@ConfigurationProperties("switchboard.provisioning.repair")
record RepairSettings(int concurrency) {

    /** Twilio refuses more than about a hundred requests of an account at once, those of people included. */
    private static final int MOST = 64;

    RepairSettings {
        if (concurrency < 1 || concurrency > MOST) {
            throw new IllegalArgumentException(
                    "PROVISIONING_REPAIR_CONCURRENCY must be from 1 to %d, not %d".formatted(MOST, concurrency));
        }
    }
}
