package io.switchboard.notification.push;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of Web Push.
 *
 * @param publicKey the VAPID key, the point of P-256 in base64url; empty generates a pair once and stores it sealed
 * @param privateKey its private part, 32 bytes in base64url
 * @param contact a {@code mailto:} or {@code https:} address under which push services reach the installation's operator
 * @param interval the pause between two searches for what is due
 * @param timeout for one request to a push service
 * @param maxAge how long a push service may keep a push for a browser that is away, and how long a failing delivery is retried
 */
@ConfigurationProperties("switchboard.notification.push")
record PushSettings(
        @DefaultValue("") String publicKey,
        @DefaultValue("") String privateKey,
        @DefaultValue("mailto:operator@localhost") String contact,
        @DefaultValue("1s") Duration interval,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("24h") Duration maxAge) {

    PushSettings {
        if (publicKey.isBlank() != privateKey.isBlank()) {
            throw new IllegalArgumentException("A VAPID key pair needs both its keys, or none to generate one");
        }
    }

    @Override
    public String toString() {
        return "PushSettings[" + publicKey + "]";
    }
}
