package io.switchboard.notification.bell;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the bell.
 *
 * @param foldWindow occurrences of one conversation within this time are one entry
 * @param maxAge what happened longer ago is told to no member, for example when the service reads a topic for the first time
 * @param retentionDays how many days an entry is kept
 */
@ConfigurationProperties("switchboard.notification.bell")
public record BellSettings(
        @DefaultValue("60s") Duration foldWindow,
        @DefaultValue("24h") Duration maxAge,
        @DefaultValue("30") int retentionDays) {

    public BellSettings {
        if (foldWindow.isNegative() || maxAge.isNegative() || maxAge.isZero() || retentionDays < 1) {
            throw new IllegalArgumentException("The bell's fold window, greatest age and retention must be positive");
        }
    }
}
