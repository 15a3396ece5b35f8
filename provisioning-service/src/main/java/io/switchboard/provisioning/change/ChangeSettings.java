package io.switchboard.provisioning.change;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures the changes of numbers.
 *
 * @param interval the pause between two searches for changes that a crash left
 */
@ConfigurationProperties("switchboard.provisioning.changes")
record ChangeSettings(Duration interval) {

    ChangeSettings {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("PROVISIONING_CHANGES_INTERVAL must be positive, not " + interval);
        }
    }
}
