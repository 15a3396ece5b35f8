package io.switchboard.ingress.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Divides the space of {@code twilio.rejected} among senders, so that one of them neither displaces nor delays the rejected
 * webhooks of another. A source address has a share for each account that it names and one for all unknown accounts; an
 * account has a larger share for all its sources. Bytes use up a share, which is refilled over the retention time of the
 * topic.
 *
 * <p>Keeps the {@value #MAX_SHARES} most recently used shares; a forgotten share is full again.
 */
final class RejectedWebhookShares {

    private static final int MAX_SHARES = 4_096;
    private static final int SOURCES_PER_PARTITION = 8;
    private static final int ACCOUNTS_PER_PARTITION = 2;
    private static final int MAX_IN_FLIGHT = 8;

    private final Map<String, Share> shares = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Share> eldest) {
            return size() > MAX_SHARES;
        }
    };

    private final long partitionBytes;
    private final Duration retention;

    /**
     * Creates the shares of a topic.
     *
     * @param partitionBytes how many bytes each partition retains
     * @param retention how long they are retained
     */
    RejectedWebhookShares(long partitionBytes, Duration retention) {
        this.partitionBytes = partitionBytes;
        this.retention = retention;
    }

    /**
     * Reserves space for one webhook.
     *
     * @param account the account that it names, if that exists; null otherwise
     * @return to be closed when the webhook was stored or lost; empty when a share is used up
     */
    synchronized Optional<Reservation> reserve(@Nullable String account, String source, long bytes, Instant now) {
        var perSource = partitionBytes / SOURCES_PER_PARTITION;
        var used = account == null
                ? List.of(share("|" + source, perSource, now))
                : List.of(
                        share(account + "|" + source, perSource, now),
                        share(account, partitionBytes / ACCOUNTS_PER_PARTITION, now));
        var ofSource = used.getFirst();
        if (!used.stream().allMatch(share -> share.left >= bytes) || ofSource.inFlight == MAX_IN_FLIGHT) {
            return Optional.empty();
        }
        used.forEach(share -> share.left -= bytes);
        ofSource.inFlight++;
        return Optional.of(new Reservation(ofSource));
    }

    private Share share(String key, long size, Instant now) {
        var share = shares.computeIfAbsent(key, unknown -> new Share(size, now));
        share.refill(size, retention, now);
        return share;
    }

    /** Space reserved for a webhook that is being stored. */
    final class Reservation implements AutoCloseable {

        private final Share share;

        private Reservation(Share share) {
            this.share = share;
        }

        @Override
        public void close() {
            synchronized (RejectedWebhookShares.this) {
                share.inFlight--;
            }
        }
    }

    private static final class Share {

        private double left;
        private Instant refilledAt;
        private int inFlight;

        private Share(double left, Instant refilledAt) {
            this.left = left;
            this.refilledAt = refilledAt;
        }

        private void refill(long size, Duration retention, Instant now) {
            var passed = Math.max(0, Duration.between(refilledAt, now).toMillis());
            left = Math.min((double) size, left + (double) size * passed / retention.toMillis());
            refilledAt = now;
        }
    }
}
