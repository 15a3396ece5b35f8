package io.switchboard.provisioning.sync;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures the schedule of the sync runs.
 *
 * @param interval from the end of one complete run to the next
 */
@ConfigurationProperties("switchboard.provisioning.sync")
record SyncSettings(Duration interval) {

    SyncSettings {
        if (interval.toSeconds() < 1) {
            throw new IllegalArgumentException("PROVISIONING_SYNC_INTERVAL must be at least a second, not " + interval);
        }
    }
}
