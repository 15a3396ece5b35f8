package io.switchboard.ingress.telemetry;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.switchboard.ingress.catalog.WebhookFamily;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.signature.BaseUrl;
import io.switchboard.ingress.voice.VoiceAnswer;
import org.springframework.stereotype.Component;

/**
 * All meters of the ingress.
 *
 * <p>{@code received = accepted + answered unkept + refused + failed}, whenever nothing is under way. Refused is what its
 * sender did wrong, failed is what we did; both are split by reason. Answered unkept are calls that got their answer
 * although their event may be lost: each of them is somebody's to find. Requests to other paths and by other methods are
 * no webhooks and not in these figures.
 *
 * <p>{@code calls answered} are the calls whose sender was verified, by what they heard.
 *
 * <p>{@code rejections} are those of the refused webhooks that somebody may want to see ({@code bad-signature} and
 * {@code unknown-account}): {@code kept + lost} is their number.
 */
@Component
public final class IngressMeters {

    private final Counter received;
    private final Map<WebhookFamily, Counter> accepted = new EnumMap<>(WebhookFamily.class);
    private final Map<RejectionReason, Counter> answeredUnkept = new EnumMap<>(RejectionReason.class);
    private final Map<VoiceAnswer.Outcome, Counter> answered = new EnumMap<>(VoiceAnswer.Outcome.class);
    private final Map<BaseUrl, Counter> signed = new EnumMap<>(BaseUrl.class);
    private final Map<RejectionReason, Counter> notAccepted = new EnumMap<>(RejectionReason.class);
    private final Timer acknowledged;
    private final Counter rejectionsKept;
    private final Counter rejectionsLost;

    public IngressMeters(MeterRegistry registry) {
        received = Counter.builder("switchboard.ingress.webhooks.received")
                .description("Webhooks that came in")
                .register(registry);
        for (var family : WebhookFamily.values()) {
            accepted.put(
                    family,
                    Counter.builder("switchboard.ingress.webhooks.accepted")
                            .description("Webhooks that are on Kafka and were answered with 2xx")
                            .tag("webhook", family.word())
                            .register(registry));
        }
        for (var outcome : VoiceAnswer.Outcome.values()) {
            answered.put(
                    outcome,
                    Counter.builder("switchboard.ingress.calls.answered")
                            .description("Verified questions of Twilio how a call goes on, by how they were answered")
                            .tag(
                                    "outcome",
                                    outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .register(registry));
        }
        for (var url : BaseUrl.values()) {
            signed.put(
                    url,
                    Counter.builder("switchboard.ingress.signatures.matched")
                            .description("Right signatures, by the base URL they were made for")
                            .tag("url", url.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        for (var reason : RejectionReason.values()) {
            if (reason.isForCallsToo()) {
                answeredUnkept.put(
                        reason,
                        Counter.builder("switchboard.ingress.calls.unrecorded")
                                .description("Calls that were answered although their event may be lost")
                                .tag("reason", reason.reason())
                                .register(registry));
            }
        }
        for (var refusal : RejectionReason.values()) {
            notAccepted.put(refusal, counterOf(refusal).register(registry));
        }
        acknowledged = Timer.builder("switchboard.ingress.events.acknowledged")
                .description("From writing an accepted webhook's event until all in-sync replicas had it")
                .serviceLevelObjectives(Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 3000)
                        .map(Duration::ofMillis)
                        .toArray(Duration[]::new))
                .register(registry);
        rejectionsKept = rejections("stored").register(registry);
        rejectionsLost = rejections("lost").register(registry);
    }

    public void received() {
        received.increment();
    }

    public void accepted(WebhookFamily family, Duration acknowledgedAfter) {
        Objects.requireNonNull(accepted.get(family)).increment();
        acknowledged.record(acknowledgedAfter);
    }

    /** A call heard its answer, but nobody knows whether its event is on Kafka, for a reason that is our fault. */
    public void answeredUnkept(RejectionReason reason) {
        Objects.requireNonNull(answeredUnkept.get(reason)).increment();
    }

    public void answered(VoiceAnswer.Outcome outcome) {
        Objects.requireNonNull(answered.get(outcome)).increment();
    }

    public void signed(BaseUrl url) {
        Objects.requireNonNull(signed.get(url)).increment();
    }

    public void notAccepted(RejectionReason refusal) {
        Objects.requireNonNull(notAccepted.get(refusal)).increment();
    }

    public void rejectionKept() {
        rejectionsKept.increment();
    }

    public void rejectionLost() {
        rejectionsLost.increment();
    }

    private static Counter.Builder counterOf(RejectionReason refusal) {
        var builder = refusal.isOurFault()
                ? Counter.builder("switchboard.ingress.webhooks.failed")
                        .description("Webhooks that we could not take, answered with 5xx so that Twilio tries again")
                : Counter.builder("switchboard.ingress.webhooks.rejected")
                        .description("Webhooks that were not right, answered with 4xx");
        return builder.tag("reason", refusal.reason());
    }

    private static Counter.Builder rejections(String outcome) {
        return Counter.builder("switchboard.ingress.rejected.stored")
                .description("Refused webhooks put aside on twilio.rejected")
                .tag("outcome", outcome);
    }
}
