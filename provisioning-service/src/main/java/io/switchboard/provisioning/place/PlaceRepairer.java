package io.switchboard.provisioning.place;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.place.PlaceConfiguration.Configured;
import io.switchboard.provisioning.place.PlaceConfiguration.HeldByAnother;
import io.switchboard.provisioning.publishing.OutageClassifier;
import io.switchboard.provisioning.work.BusyBackOff;
import org.springframework.stereotype.Component;

/** Configures a place under a lease, and records the result. A repair may be repeated: it sets the same values. */
@Component
public class PlaceRepairer {

    /** Longer than the requests of one configuration may take together. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Leases leases;
    private final PlaceConfigurer configurer;
    private final PlaceRecorder recorder;
    private final BusyBackOff backOff = BusyBackOff.real();

    PlaceRepairer(Leases leases, PlaceConfigurer configurer, PlaceRecorder recorder) {
        this.leases = leases;
        this.configurer = configurer;
        this.recorder = recorder;
    }

    /**
     * Repairs the place.
     *
     * @param lease the resource that changes of the place require
     * @param current reads the place as it is, and is desired, once the lease is held; empty where it is left alone
     * @param actor who asked for it
     * @throws RuntimeException when MongoDB or Kafka is away
     */
    public PlaceResult repair(PlaceId place, String lease, Supplier<Optional<WebhookPlace>> current, AuditActor actor) {
        try {
            var outcome = new AtomicReference<PlaceConfiguration>(new HeldByAnother());
            leases.runHolding(lease, LEASE, () -> outcome.set(backOff.run(() -> configure(current))));
            var result = PlaceResult.of(place, outcome.get());
            record(result, outcome.get(), actor);
            return result;
        } catch (RuntimeException e) {
            if (OutageClassifier.isOutage(e)) {
                throw e;
            }
            var result = PlaceResult.unanswered(place, e);
            record(result, new HeldByAnother(), actor);
            return result;
        }
    }

    private PlaceConfiguration configure(Supplier<Optional<WebhookPlace>> current) {
        return current.get().map(configurer::configureHolding).orElseGet(HeldByAnother::new);
    }

    private void record(PlaceResult result, PlaceConfiguration outcome, AuditActor actor) {
        var problem = result.problem();
        if (outcome instanceof Configured configured) {
            recorder.changed(result.place(), configured, actor);
        } else if (problem != null) {
            recorder.failed(result.place(), problem, actor);
        }
    }
}
