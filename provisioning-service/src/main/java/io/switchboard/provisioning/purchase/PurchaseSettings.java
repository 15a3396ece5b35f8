package io.switchboard.provisioning.purchase;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of purchases.
 *
 * @param interval the pause between two searches for purchases whose next step is due
 * @param inFlight how long an order without an answer may still take effect; it is repeated no sooner
 * @param attempts how often a step is tried before the purchase is given up
 */
@ConfigurationProperties("switchboard.provisioning.purchases")
record PurchaseSettings(
        @DefaultValue("2s") Duration interval,
        @DefaultValue("60s") Duration inFlight,
        @DefaultValue("8") int attempts) {

    PurchaseSettings {
        if (inFlight.compareTo(Duration.ofSeconds(20)) < 0) {
            throw new IllegalArgumentException(
                    "PURCHASE_IN_FLIGHT must be at least 20s: a request to Twilio may take 15");
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("PURCHASE_ATTEMPTS must be at least 1");
        }
    }
}
