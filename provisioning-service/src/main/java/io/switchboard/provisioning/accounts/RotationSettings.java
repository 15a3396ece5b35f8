package io.switchboard.provisioning.accounts;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What happens when an auth token is rotated.
 *
 * @param previousTokenValidFor how long, after we have noticed, a webhook signed with the token before is accepted
 */
@ConfigurationProperties("switchboard.provisioning.rotation")
record RotationSettings(Duration previousTokenValidFor) {

    RotationSettings {
        if (previousTokenValidFor.isNegative()) {
            throw new IllegalArgumentException(
                    "PREVIOUS_TOKEN_VALID_FOR must not be negative, but is " + previousTokenValidFor);
        }
    }
}
