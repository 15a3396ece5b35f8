package io.switchboard.provisioning.intent;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.publishing.OutageClassifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles, in every instance, the changes at Twilio whose makers have crashed or got no answer. */
public final class IntentTask extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(IntentTask.class);
    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final int BATCH = 100;

    /** The duration of a lease, longer than the requests of one settlement take. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final IntentStore store;
    private final Map<String, IntentSettler> settlers;
    private final Leases leases;
    private final IntentMeters meters;
    private final Clock clock;

    IntentTask(IntentStore store, List<IntentSettler> settlers, Leases leases, IntentMeters meters, Clock clock) {
        super("change-intents", INTERVAL);
        this.store = store;
        this.settlers = settlers.stream().collect(Collectors.toMap(IntentSettler::kind, Function.identity()));
        this.leases = leases;
        this.meters = meters;
        this.clock = clock;
    }

    /** Settles the changes that have waited longest; one that cannot be settled now is tried again later. */
    @Override
    public void run() {
        for (var intent : store.due(clock.instant(), BATCH)) {
            try {
                settle(intent);
            } catch (RuntimeException e) {
                if (OutageClassifier.isOutage(e)) {
                    throw e;
                }
                postpone(intent, e);
            }
        }
    }

    /** Leaves a change alone whose lease is held: its maker works on it, or has crashed and its lease expires. */
    private void settle(ChangeIntent intent) {
        var settler = Objects.requireNonNull(settlers.get(intent.kind()), "the kind of a recorded change");
        leases.runHolding(intent.lease(), LEASE, () -> {
            if (store.isStillOpen(intent)) {
                settler.settle(intent);
                meters.settled(intent.kind());
            }
        });
    }

    private void postpone(ChangeIntent intent, RuntimeException reason) {
        store.postpone(intent, clock.instant().plus(ChangeIntents.HEAD_START));
        meters.postponed(intent.kind());
        log.atWarn()
                .addKeyValue("target", intent.target())
                .addKeyValue("reason", reason.toString())
                .log("outcome of a change at Twilio not known yet");
    }
}
