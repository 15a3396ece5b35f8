package io.switchboard.gateway.webhook;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/**
 * Times each webhook from its head to its answer, by its kind and outcome. Every webhook has one outcome:
 * {@code webhooks = accepted + rejected + failed + refused + unavailable + abandoned}. There is no log line for each;
 * the ingress writes one.
 */
@Component
final class WebhookMeters {

    enum Outcome {
        /** The ingress answered 2xx. */
        ACCEPTED,
        /** The ingress answered 3xx or 4xx. */
        REJECTED,
        /** The ingress answered 5xx. */
        FAILED,
        /** The gateway answered 4xx, and the ingress never saw the webhook. */
        REFUSED,
        /** The gateway answered 5xx: no room, or no answer of the ingress in time. */
        UNAVAILABLE,
        /** The client closed the connection before the answer. */
        ABANDONED;

        /** The value of the meters' tag. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome ofIngress(int status) {
            if (status >= 500) {
                return FAILED;
            }
            return status >= 300 ? REJECTED : ACCEPTED;
        }

        static Outcome ofGateway(int status) {
            return status >= 500 ? UNAVAILABLE : REFUSED;
        }
    }

    private final Map<WebhookRoad, Map<Outcome, Timer>> timers = new EnumMap<>(WebhookRoad.class);

    WebhookMeters(MeterRegistry registry) {
        for (var road : WebhookRoad.values()) {
            Map<Outcome, Timer> ofRoad = new EnumMap<>(Outcome.class);
            for (var outcome : Outcome.values()) {
                ofRoad.put(
                        outcome,
                        Timer.builder("switchboard.gateway.webhooks.answered")
                                .description("Webhooks, from the head to the answer.")
                                .tag("kind", road.label())
                                .tag("outcome", outcome.label())
                                .register(registry));
            }
            timers.put(road, ofRoad);
        }
    }

    void record(WebhookRoad road, Outcome outcome, long nanos) {
        var ofRoad = Objects.requireNonNull(timers.get(road));
        Objects.requireNonNull(ofRoad.get(outcome)).record(nanos, TimeUnit.NANOSECONDS);
    }
}
