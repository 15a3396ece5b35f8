package io.switchboard.mongo.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.switchboard.mongo.DocumentInserts;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Acquires, renews and releases leases, each with one conditional write. A lease does not stop a holder that works on after
 * its expiry, for example after a long pause of its JVM: a write that must not happen then requires the lease's token or has
 * a condition of its own. Clocks of instances may differ by much less than a lease lasts.
 */
public final class Leases {

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;
    private final Clock clock;
    private final String holder;

    /**
     * Creates the leases of this instance, none of them acquired.
     *
     * @param holder the name of this instance
     */
    public Leases(MongoOperations mongo, Clock clock, String holder) {
        this.mongo = mongo;
        this.clock = clock;
        this.holder = holder;
    }

    /** The lease of a resource that is free or whose lease has expired; empty while another holder has it. */
    public Optional<Lease> acquire(String resource, Duration duration) {
        var now = clock.instant();
        var first = new Lease(resource, holder, 1, now.plus(duration));
        if (DocumentInserts.ifAbsent(mongo, first)) {
            return Optional.of(first);
        }
        var free = where("_id").is(resource).and("expiresAt").lte(now);
        return modify(
                free,
                new Update()
                        .set("holder", holder)
                        .set("expiresAt", now.plus(duration))
                        .inc("token", 1L));
    }

    /** The same lease with a later expiry; empty when another holder has acquired the resource since. */
    public Optional<Lease> renew(Lease lease, Duration duration) {
        return modify(held(lease), new Update().set("expiresAt", clock.instant().plus(duration)));
    }

    /**
     * Frees the resource, unless another holder has acquired it since. The document stays, so that tokens only grow. An
     * interrupted thread releases as well, and stays interrupted: MongoDB's driver would do nothing for it, and the resource
     * would be held until its expiry.
     */
    public void release(Lease lease) {
        var isInterrupted = Thread.interrupted();
        try {
            mongo.updateFirst(query(held(lease)), new Update().set("expiresAt", Instant.EPOCH), Lease.class);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Runs the work while holding the resource, which is free afterwards.
     *
     * @return whether it ran; false while another holder has the resource
     */
    public boolean runHolding(String resource, Duration duration, Runnable work) {
        var lease = acquire(resource, duration);
        lease.ifPresent(held -> {
            try {
                work.run();
            } finally {
                release(held);
            }
        });
        return lease.isPresent();
    }

    private static Criteria held(Lease lease) {
        return where("_id").is(lease.resource()).and("token").is(lease.token());
    }

    private Optional<Lease> modify(Criteria lease, Update change) {
        return Optional.ofNullable(mongo.findAndModify(query(lease), change, RETURN_NEW, Lease.class));
    }
}
