package io.switchboard.provisioning.refresh;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures how often an account is read again.
 *
 * @param interval from one reading of an account because of a hint to the next reading of that account
 */
@ConfigurationProperties("switchboard.provisioning.refresh")
record RefreshSettings(Duration interval) {

    RefreshSettings {
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException("PROVISIONING_REFRESH_INTERVAL must be positive, but is " + interval);
        }
    }
}
