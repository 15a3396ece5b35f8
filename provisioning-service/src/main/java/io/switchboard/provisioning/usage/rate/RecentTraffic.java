package io.switchboard.provisioning.usage.rate;

import org.jspecify.annotations.Nullable;

/**
 * The texts of a tenant in the last minutes, in both directions.
 *
 * @param minutes how many minutes
 * @param texts those that were sent or arrived in these minutes, as far as they are counted
 * @param textsPerMinute their mean
 * @param undelivered those of them that were not delivered
 * @param longestDelayMillis the longest time from Twilio's webhook until a text was stored, of the texts that were stored in
 *     these minutes; null for none. The first of these minutes counts as a whole
 */
public record RecentTraffic(
        int minutes,
        long texts,
        double textsPerMinute,
        long undelivered,
        @Nullable Long longestDelayMillis) {

    static final int MINUTES = 5;

    /** A tenant without texts. */
    public static final RecentTraffic NONE = new RecentTraffic(MINUTES, 0, 0, 0, null);

    static RecentTraffic of(long texts, boolean areUndelivered) {
        var perMinute = Math.round(texts * 10.0 / MINUTES) / 10.0;
        return new RecentTraffic(MINUTES, texts, perMinute, areUndelivered ? texts : 0, null);
    }

    RecentTraffic plus(RecentTraffic other) {
        var sum = of(texts + other.texts, false);
        return new RecentTraffic(MINUTES, sum.texts, sum.textsPerMinute, undelivered + other.undelivered, null);
    }

    RecentTraffic delayedBy(long millis) {
        return new RecentTraffic(minutes, texts, textsPerMinute, undelivered, millis);
    }
}
