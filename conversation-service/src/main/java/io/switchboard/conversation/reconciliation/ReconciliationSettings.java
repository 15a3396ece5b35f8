package io.switchboard.conversation.reconciliation;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of reconciliation.
 *
 * @param enabled whether sweeps run by themselves; on demand they always can
 * @param interval the time between two sweeps of an account
 * @param window how far a sweep looks back before the end of the last complete one
 * @param settleTime how old a message or call must be, because its webhook may still be on the way
 * @param statusAges the ages at which messages and calls without a final status are asked for by SID; above the window
 * @param priceAges the ages at which messages and calls are listed once more for their prices; above the window
 * @param requestsPerSecond how many requests per second one account gets from a sweep
 * @param concurrency how many accounts are swept at once
 */
@ConfigurationProperties("switchboard.reconciliation")
record ReconciliationSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("15m") Duration interval,
        @DefaultValue("2h") Duration window,
        @DefaultValue("2m") Duration settleTime,
        @DefaultValue({"4h", "1d", "3d"}) List<Duration> statusAges,
        @DefaultValue({"1d", "3d"}) List<Duration> priceAges,
        @DefaultValue("5") int requestsPerSecond,
        @DefaultValue("8") int concurrency) {

    ReconciliationSettings {
        statusAges = List.copyOf(statusAges);
        priceAges = List.copyOf(priceAges);
        requirePositive("interval", interval);
        requirePositive("window", window);
        if (settleTime.isNegative()) {
            throw new IllegalArgumentException("settle-time must not be negative");
        }
        if (requestsPerSecond < 1 || concurrency < 1) {
            throw new IllegalArgumentException("requests-per-second and concurrency must be positive");
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive");
        }
    }
}
