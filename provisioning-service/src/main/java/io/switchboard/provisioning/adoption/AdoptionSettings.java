package io.switchboard.provisioning.adoption;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When to adopt.
 *
 * @param interval from the end of one successful adoption to the next
 */
@ConfigurationProperties("switchboard.provisioning.adoption")
record AdoptionSettings(Duration interval) {

    AdoptionSettings {
        if (interval.toSeconds() < 1) {
            throw new IllegalArgumentException("ADOPTION_INTERVAL must be at least a second, not " + interval);
        }
    }
}
