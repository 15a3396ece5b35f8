package io.switchboard.provisioning.accounts;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures the handling of rotated auth tokens.
 *
 * @param previousTokenValidity how long after a rotation webhooks signed with the previous token are accepted
 * @param directoryDelay how long a new token is published before Twilio is asked to sign with it
 */
@ConfigurationProperties("switchboard.provisioning.rotation")
public record RotationSettings(Duration previousTokenValidity, Duration directoryDelay) {

    public RotationSettings {
        if (previousTokenValidity.isNegative()) {
            throw new IllegalArgumentException(
                    "PROVISIONING_PREVIOUS_TOKEN_VALIDITY must not be negative, but is " + previousTokenValidity);
        }
        if (directoryDelay.isNegative()) {
            throw new IllegalArgumentException(
                    "PROVISIONING_ROTATION_DELAY must not be negative, but is " + directoryDelay);
        }
    }
}
