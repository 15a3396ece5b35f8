package io.switchboard.provisioning.place;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.intent.ChangeIntent;
import io.switchboard.provisioning.intent.IntentSettler;
import io.switchboard.provisioning.place.PlaceConfiguration.HeldByAnother;
import io.switchboard.provisioning.place.PlaceConfiguration.InSync;
import io.switchboard.provisioning.publishing.OutageClassifier;
import io.switchboard.provisioning.work.BusyBackOff;
import org.springframework.stereotype.Component;

/**
 * Configures a place under a lease, and records each repair before and after it. A repair may be repeated: it sets the same
 * values.
 */
@Component
public class PlaceRepairer {

    /** Longer than the requests of one configuration may take together. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Leases leases;
    private final PlaceConfigurer configurer;
    private final PlaceHistory history;
    private final PlaceRecorder recorder;
    private final BusyBackOff backOff = BusyBackOff.real();

    PlaceRepairer(Leases leases, PlaceConfigurer configurer, PlaceHistory history, PlaceRecorder recorder) {
        this.leases = leases;
        this.configurer = configurer;
        this.history = history;
        this.recorder = recorder;
    }

    /**
     * A repair of one place.
     *
     * @param lease the resource that changes of the place require
     * @param settler finds out whether an interrupted repair was made
     * @param actor who asked for it
     */
    public record Repair(PlaceId place, String lease, IntentSettler settler, AuditActor actor) {}

    /**
     * Reads the place without its lease, and repairs it if it differs. A place that Twilio does not return counts as
     * unanswered.
     *
     * @return empty where nothing had drifted
     * @throws RuntimeException when MongoDB or Kafka is away
     */
    public Optional<PlaceResult> repairIfDrifted(Repair repair, Supplier<Optional<WebhookPlace>> current) {
        try {
            if (backOff.run(current)
                    .filter(place -> !place.differences().isEmpty())
                    .isEmpty()) {
                return Optional.empty();
            }
        } catch (RuntimeException e) {
            return Optional.of(unanswered(repair, e));
        }
        return Optional.of(repair(repair, current));
    }

    /**
     * Repairs the place.
     *
     * @param current reads the place as it is, and is desired, once the lease is held; empty where it is left alone
     * @throws RuntimeException when MongoDB or Kafka is away
     */
    public PlaceResult repair(Repair repair, Supplier<Optional<WebhookPlace>> current) {
        try {
            var result = new AtomicReference<>(PlaceResult.of(repair.place(), new HeldByAnother()));
            leases.runHolding(
                    repair.lease(),
                    LEASE,
                    () -> backOff.run(current).ifPresent(place -> result.set(repairHolding(repair, place))));
            return result.get();
        } catch (RuntimeException e) {
            return unanswered(repair, e);
        }
    }

    private PlaceResult unanswered(Repair repair, RuntimeException reason) {
        if (OutageClassifier.isOutage(reason)) {
            throw reason;
        }
        history.keepFailure(repair.place());
        return PlaceResult.unanswered(repair.place(), reason);
    }

    private PlaceResult repairHolding(Repair repair, WebhookPlace place) {
        if (place.differences().isEmpty()) {
            return PlaceResult.of(repair.place(), new InSync());
        }
        var intent = recorder.begin(repair.settler(), place, repair.lease(), repair.actor());
        var outcome = backOff.run(() -> configurer.configureHolding(place));
        var result = PlaceResult.of(repair.place(), outcome);
        recorder.end(intent, result, outcome);
        return result;
    }

    /**
     * Ends a repair that was interrupted or not answered.
     *
     * @param actual the place as Twilio has it now; empty where it has none
     */
    public void settle(ChangeIntent intent, Optional<WebhookPlace> actual) {
        recorder.settle(intent, actual);
    }
}
