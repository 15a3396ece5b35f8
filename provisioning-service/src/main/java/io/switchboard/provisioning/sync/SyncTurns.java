package io.switchboard.provisioning.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import io.switchboard.mongo.lease.Lease;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Decides which instance makes the next pass over Twilio's accounts and numbers: the one that holds the lease, once the last
 * complete pass is an interval ago or had other settings.
 */
@Component
class SyncTurns {

    static final String RESOURCE = "sync-pass";

    /** Longer than one request to Twilio and its repetitions may take: the pass renews its lease between them. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration RENEWAL = Duration.ofSeconds(20);

    /** The intervals after which an instance with earlier settings works again, because the others are gone. */
    private static final int INTERVALS_OF_ABSENCE = 3;

    private final MongoOperations mongo;
    private final Leases leases;
    private final Clock clock;
    private final Duration interval;
    private final String settings;
    private final Instant startedAt;

    SyncTurns(MongoOperations mongo, Leases leases, Clock clock, SyncSettings sync, WebhookPlanner webhooks) {
        this.mongo = mongo;
        this.leases = leases;
        this.clock = clock;
        this.interval = sync.interval();
        this.settings = webhooks.settings();
        this.startedAt = clock.instant();
    }

    /** Returns the last complete pass of any instance. */
    Optional<SyncPass> last() {
        return Optional.ofNullable(mongo.findById(SyncPass.ID, SyncPass.class));
    }

    /** Returns whether a pass is due that this instance may make. */
    boolean isDue() {
        return last().map(this::isDueAfter).orElse(true);
    }

    private boolean isDueAfter(SyncPass pass) {
        var age = Duration.between(pass.finishedAt(), clock.instant());
        if (pass.settings().equals(settings)) {
            return age.compareTo(interval.multipliedBy(9).dividedBy(10)) >= 0;
        }
        // In a rolling restart the instances with the earlier settings must not set the earlier URLs again.
        var isOutdated = pass.settingsSince().isAfter(startedAt);
        return !isOutdated || age.compareTo(interval.multipliedBy(INTERVALS_OF_ABSENCE)) >= 0;
    }

    /** Begins a pass; empty while another instance makes one. */
    Optional<Turn> begin() {
        return leases.acquire(RESOURCE, LEASE).map(Turn::new);
    }

    /** A pass of this instance. */
    final class Turn {

        private Lease lease;
        private Instant renewAt = clock.instant().plus(RENEWAL);

        private Turn(Lease lease) {
            this.lease = lease;
        }

        /**
         * Keeps the turn; called while the pass proceeds.
         *
         * @throws CancellationException when another instance has taken it since
         */
        void keep() {
            if (clock.instant().isBefore(renewAt)) {
                return;
            }
            lease = leases.renew(lease, LEASE)
                    .orElseThrow(() -> new CancellationException("another instance has the pass since"));
            renewAt = clock.instant().plus(RENEWAL);
        }

        /** Records that the pass was complete. */
        void complete() {
            mongo.save(new SyncPass(SyncPass.ID, clock.instant(), settings, startedAt));
        }

        void end() {
            leases.release(lease);
        }
    }
}
