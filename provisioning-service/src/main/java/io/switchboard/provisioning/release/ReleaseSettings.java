package io.switchboard.provisioning.release;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures the release of numbers.
 *
 * @param coolingOff from the request to the release at Twilio, in which it can be called back
 * @param interval the pause between two searches for numbers whose cooling-off time is over
 */
@ConfigurationProperties("switchboard.provisioning.release")
record ReleaseSettings(Duration coolingOff, Duration interval) {

    ReleaseSettings {
        if (coolingOff.isNegative() || !interval.isPositive()) {
            throw new IllegalArgumentException(
                    "NUMBER_RELEASE_COOLING_OFF must not be negative, and NUMBER_RELEASE_INTERVAL must be positive");
        }
    }
}
