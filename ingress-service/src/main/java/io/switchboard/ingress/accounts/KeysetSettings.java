package io.switchboard.ingress.accounts;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The secret of the installation. Never printed.
 *
 * @param keyset the Tink keyset that opens the auth tokens on {@code switchboard.accounts}
 */
@ConfigurationProperties("switchboard")
record KeysetSettings(String keyset) {

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
