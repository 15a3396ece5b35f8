package io.switchboard.ingress.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Divides the room on {@code twilio.rejected} among those who are refused, so that one of them neither pushes out nor holds
 * up what is put aside of another. A source has a share for each account that it names, and one for all accounts that
 * nobody knows; an account has a larger one for all its sources. A share is used up by bytes, and is whole again after the
 * time for which webhooks are put aside.
 *
 * <p>Of those that were not refused for longest the share is forgotten, and then whole again: memory for {@value #SHARES}.
 */
final class QuarantineShares {

    private static final int SHARES = 4_096;
    private static final int SOURCES_PER_PARTITION = 8;
    private static final int ACCOUNTS_PER_PARTITION = 2;
    private static final int UNDER_WAY = 8;

    private final Map<String, Share> shares = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Share> eldest) {
            return size() > SHARES;
        }
    };

    private final long partition;
    private final Duration age;

    /**
     * Shares of a topic.
     *
     * @param partition how many bytes each partition holds
     * @param age for how long
     */
    QuarantineShares(long partition, Duration age) {
        this.partition = partition;
        this.age = age;
    }

    /**
     * Takes room for one webhook.
     *
     * @param account the one that it names, if that one exists; null otherwise
     * @return to be closed when it was written or lost; empty when a share is used up
     */
    synchronized Optional<Room> take(@Nullable String account, String source, long bytes, Instant now) {
        var perSource = partition / SOURCES_PER_PARTITION;
        var all = account == null
                ? List.of(share("|" + source, perSource, now))
                : List.of(
                        share(account + "|" + source, perSource, now),
                        share(account, partition / ACCOUNTS_PER_PARTITION, now));
        if (!all.stream().allMatch(each -> each.left >= bytes) || all.getFirst().underWay == UNDER_WAY) {
            return Optional.empty();
        }
        all.forEach(each -> each.left -= bytes);
        all.getFirst().underWay++;
        return Optional.of(new Room(all.getFirst()));
    }

    private Share share(String key, long whole, Instant now) {
        var share = shares.computeIfAbsent(key, each -> new Share(whole, now));
        share.refill(whole, age, now);
        return share;
    }

    /** Room for a webhook that is being written. */
    final class Room implements AutoCloseable {

        private final Share share;

        private Room(Share share) {
            this.share = share;
        }

        @Override
        public void close() {
            synchronized (QuarantineShares.this) {
                share.underWay--;
            }
        }
    }

    private static final class Share {

        private double left;
        private Instant at;
        private int underWay;

        private Share(double left, Instant at) {
            this.left = left;
            this.at = at;
        }

        private void refill(long whole, Duration age, Instant now) {
            var passed = Math.max(0, Duration.between(at, now).toMillis());
            left = Math.min((double) whole, left + (double) whole * passed / age.toMillis());
            at = now;
        }
    }
}
