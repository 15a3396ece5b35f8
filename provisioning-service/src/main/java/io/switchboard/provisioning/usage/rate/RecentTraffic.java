package io.switchboard.provisioning.usage.rate;

/**
 * The texts of a tenant in the last minutes, in both directions.
 *
 * @param minutes how many minutes
 * @param texts those that were sent or arrived in these minutes, as far as they are counted
 * @param textsPerMinute their mean
 * @param undelivered those of them that were not delivered
 */
public record RecentTraffic(int minutes, long texts, double textsPerMinute, long undelivered) {

    static final int MINUTES = 5;

    /** A tenant without texts. */
    public static final RecentTraffic NONE = new RecentTraffic(MINUTES, 0, 0, 0);

    static RecentTraffic of(long texts, boolean areUndelivered) {
        var perMinute = Math.round(texts * 10.0 / MINUTES) / 10.0;
        return new RecentTraffic(MINUTES, texts, perMinute, areUndelivered ? texts : 0);
    }

    RecentTraffic plus(RecentTraffic other) {
        var sum = of(texts + other.texts, false);
        return new RecentTraffic(MINUTES, sum.texts, sum.textsPerMinute, undelivered + other.undelivered);
    }
}
