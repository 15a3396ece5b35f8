package io.switchboard.directory.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Holds the installation's keyset, which is never printed.
 *
 * @param keyset the Tink keyset that seals and opens the auth tokens on {@code switchboard.accounts}
 */
@ConfigurationProperties("switchboard")
record KeysetSettings(@DefaultValue("") String keyset) {

    KeysetSettings {
        if (keyset.isBlank()) {
            throw new IllegalArgumentException("SWITCHBOARD_KEYSET is not set. Without it no auth token can be read and"
                    + " no signature checked. Give every service the same keyset.");
        }
    }

    @Override
    public String toString() {
        return "KeysetSettings[…]";
    }
}
