package io.switchboard.provisioning.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the counting of usage.
 *
 * @param countInterval the pause between two searches for days that must be counted again
 * @param openDays how many days a day can still change, by late prices and replays; each message and call of them is stored
 * @param retentionYears how many years the counts of a day are kept
 */
@ConfigurationProperties("switchboard.usage")
record UsageSettings(
        @DefaultValue("5s") Duration countInterval,
        @DefaultValue("100") int openDays,
        @DefaultValue("5") int retentionYears) {

    /** MongoDB deletes late at most by minutes, and clocks differ by less: a day is closed well before its details go. */
    private static final int MARGIN_DAYS = 2;

    private static final int FEWEST_DAYS = 7;

    UsageSettings {
        if (openDays < FEWEST_DAYS || retentionYears < 1 || !countInterval.isPositive()) {
            throw new IllegalArgumentException(
                    "open-days must be at least 7, retention-years at least 1 and count-interval positive");
        }
    }

    /** Returns whether the day can still change. */
    boolean isOpen(LocalDate day, Instant now) {
        return !day.isBefore(dayOf(now).minusDays(openDays - (long) MARGIN_DAYS));
    }

    /** The time until which the details of an event at this time are stored. */
    Instant detailsExpiry(Instant at) {
        return at.atZone(ZoneOffset.UTC).plusDays(openDays + 1L).toInstant();
    }

    /** The time until which the counts of a day are stored. */
    Instant countsExpiry(LocalDate day) {
        return day.plusYears(retentionYears).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The day of a time, in UTC. */
    static LocalDate dayOf(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
