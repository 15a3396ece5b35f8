package io.switchboard.ingress.webhook;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/**
 * All meters of the ingress.
 *
 * <p>{@code received = accepted + refused + failed}, whenever nothing is under way. Refused is what its sender did wrong,
 * failed is what we did; both are split by reason. Requests to other paths and by other methods are no webhooks and not
 * in these figures.
 *
 * <p>{@code rejections} are those of the refused webhooks that somebody may want to see ({@code bad-signature} and
 * {@code unknown-account}): {@code kept + lost} is their number.
 */
@Component
final class Meters {

    private final Counter received;
    private final Counter accepted;
    private final Map<Refusal, Counter> notAccepted = new EnumMap<>(Refusal.class);
    private final Timer acknowledged;
    private final Counter rejectionsKept;
    private final Counter rejectionsLost;

    Meters(MeterRegistry registry) {
        received = Counter.builder("switchboard.ingress.webhooks.received")
                .description("Webhooks that came in")
                .register(registry);
        accepted = Counter.builder("switchboard.ingress.webhooks.accepted")
                .description("Webhooks that are on Kafka and were answered with 2xx")
                .register(registry);
        for (var refusal : Refusal.values()) {
            notAccepted.put(refusal, counterOf(refusal).register(registry));
        }
        acknowledged = Timer.builder("switchboard.ingress.events.acknowledged")
                .description("From writing an accepted webhook's event until all in-sync replicas had it")
                .serviceLevelObjectives(Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 3000)
                        .map(Duration::ofMillis)
                        .toArray(Duration[]::new))
                .register(registry);
        rejectionsKept = rejections("kept").register(registry);
        rejectionsLost = rejections("lost").register(registry);
    }

    void received() {
        received.increment();
    }

    void accepted(Duration acknowledgedAfter) {
        accepted.increment();
        acknowledged.record(acknowledgedAfter);
    }

    void notAccepted(Refusal refusal) {
        Objects.requireNonNull(notAccepted.get(refusal)).increment();
    }

    void rejectionKept() {
        rejectionsKept.increment();
    }

    void rejectionLost() {
        rejectionsLost.increment();
    }

    private static Counter.Builder counterOf(Refusal refusal) {
        var builder = refusal.isOurFault()
                ? Counter.builder("switchboard.ingress.webhooks.failed")
                        .description("Webhooks that we could not take, answered with 5xx so that Twilio tries again")
                : Counter.builder("switchboard.ingress.webhooks.refused")
                        .description("Webhooks that were not right, answered with 4xx");
        return builder.tag("reason", refusal.reason());
    }

    private static Counter.Builder rejections(String outcome) {
        return Counter.builder("switchboard.ingress.rejections.written")
                .description("Refused webhooks put aside on twilio.rejected")
                .tag("outcome", outcome);
    }
}
