package io.switchboard.provisioning.accounts;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures the handling of rotated auth tokens.
 *
 * @param previousTokenValidity how long after a detected rotation webhooks signed with the previous token are accepted
 */
@ConfigurationProperties("switchboard.provisioning.rotation")
record RotationSettings(Duration previousTokenValidity) {

    RotationSettings {
        if (previousTokenValidity.isNegative()) {
            throw new IllegalArgumentException(
                    "PROVISIONING_PREVIOUS_TOKEN_VALIDITY must not be negative, but is " + previousTokenValidity);
        }
    }
}
