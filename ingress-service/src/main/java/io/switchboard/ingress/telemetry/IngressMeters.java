package io.switchboard.ingress.telemetry;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.switchboard.ingress.catalog.WebhookFamily;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.signature.PublicUrls.BaseUrl;
import io.switchboard.ingress.voice.VoiceAnswer;
import org.springframework.stereotype.Component;

/**
 * Registers and increments all meters of the ingress.
 *
 * <p>{@code received = accepted + calls unrecorded + rejected + failed}, while no webhook is in progress. Rejected webhooks
 * are the sender's fault, failed ones are ours; both are split by reason. Unrecorded calls were answered although their event
 * may be lost: an operator has to find each of them. Requests to other paths and by other methods are no webhooks and are not
 * counted.
 *
 * <p>{@code calls answered} counts the calls whose sender was verified, by the outcome of the answer.
 *
 * <p>{@code rejected stored} counts the rejected webhooks that an operator may replay, mostly {@code bad-signature} and
 * {@code unknown-account}: {@code stored + lost} is their number.
 */
@Component
public final class IngressMeters {

    private final Counter received;
    private final Map<WebhookFamily, Counter> accepted;
    private final Map<RejectionReason, Counter> callsUnrecorded;
    private final Map<VoiceAnswer.Outcome, Counter> callsAnswered;
    private final Map<BaseUrl, Counter> signaturesMatched;
    private final Map<RejectionReason, Counter> rejected;
    private final Timer acknowledged;
    private final Counter rejectedStored;
    private final Counter rejectedLost;

    public IngressMeters(MeterRegistry registry) {
        received = Counter.builder("switchboard.ingress.webhooks.received")
                .description("Webhooks received")
                .register(registry);
        accepted = register(registry, WebhookFamily.class, IngressMeters::acceptedCounter);
        callsUnrecorded = register(registry, RejectionReason.class, IngressMeters::callsUnrecordedCounter);
        callsAnswered = register(registry, VoiceAnswer.Outcome.class, IngressMeters::callsAnsweredCounter);
        signaturesMatched = register(registry, BaseUrl.class, IngressMeters::signaturesMatchedCounter);
        rejected = register(registry, RejectionReason.class, IngressMeters::rejectedCounter);
        acknowledged = Timer.builder("switchboard.ingress.events.acknowledged")
                .description("Time until all in-sync replicas acknowledged the event of an accepted webhook")
                .serviceLevelObjectives(Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 3000)
                        .map(Duration::ofMillis)
                        .toArray(Duration[]::new))
                .register(registry);
        rejectedStored = rejectedStoredCounter("stored").register(registry);
        rejectedLost = rejectedStoredCounter("lost").register(registry);
    }

    public void received() {
        received.increment();
    }

    public void accepted(WebhookFamily family, Duration acknowledgedAfter) {
        Objects.requireNonNull(accepted.get(family)).increment();
        acknowledged.record(acknowledgedAfter);
    }

    /** Counts a call that was answered although its event may not be on Kafka. */
    public void callUnrecorded(RejectionReason reason) {
        Objects.requireNonNull(callsUnrecorded.get(reason)).increment();
    }

    public void answered(VoiceAnswer.Outcome outcome) {
        Objects.requireNonNull(callsAnswered.get(outcome)).increment();
    }

    public void signed(BaseUrl url) {
        Objects.requireNonNull(signaturesMatched.get(url)).increment();
    }

    public void rejected(RejectionReason reason) {
        Objects.requireNonNull(rejected.get(reason)).increment();
    }

    public void rejectedStored() {
        rejectedStored.increment();
    }

    public void rejectedLost() {
        rejectedLost.increment();
    }

    /** Registers a counter for each constant for which there is one. */
    private static <E extends Enum<E>> Map<E, Counter> register(
            MeterRegistry registry, Class<E> type, Function<E, Optional<Counter.Builder>> counter) {
        var counters = new EnumMap<E, Counter>(type);
        for (var constant : type.getEnumConstants()) {
            counter.apply(constant).ifPresent(builder -> counters.put(constant, builder.register(registry)));
        }
        return counters;
    }

    private static Optional<Counter.Builder> acceptedCounter(WebhookFamily family) {
        return Optional.of(Counter.builder("switchboard.ingress.webhooks.accepted")
                .description("Webhooks whose event is on Kafka and that were answered with 2xx")
                .tag("webhook", family.label()));
    }

    private static Optional<Counter.Builder> callsUnrecordedCounter(RejectionReason reason) {
        return reason.leavesCallUnrecorded()
                ? Optional.of(Counter.builder("switchboard.ingress.calls.unrecorded")
                        .description("Calls that were answered although their event may be lost")
                        .tag("reason", reason.label()))
                : Optional.empty();
    }

    private static Optional<Counter.Builder> callsAnsweredCounter(VoiceAnswer.Outcome outcome) {
        return Optional.of(Counter.builder("switchboard.ingress.calls.answered")
                .description("Verified requests for TwiML, by the outcome of the answer")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    private static Optional<Counter.Builder> signaturesMatchedCounter(BaseUrl url) {
        return Optional.of(Counter.builder("switchboard.ingress.signatures.matched")
                .description("Valid signatures, by the base URL that was signed")
                .tag("url", url.name().toLowerCase(Locale.ROOT)));
    }

    private static Optional<Counter.Builder> rejectedCounter(RejectionReason reason) {
        var counter = reason.isOurFault()
                ? Counter.builder("switchboard.ingress.webhooks.failed")
                        .description("Webhooks that failed because of us, answered with 5xx so that Twilio retries")
                : Counter.builder("switchboard.ingress.webhooks.rejected")
                        .description("Webhooks that were invalid, answered with 4xx");
        return Optional.of(counter.tag("reason", reason.label()));
    }

    private static Counter.Builder rejectedStoredCounter(String outcome) {
        return Counter.builder("switchboard.ingress.rejected.stored")
                .description("Rejected webhooks that were to be stored on twilio.rejected")
                .tag("outcome", outcome);
    }
}
