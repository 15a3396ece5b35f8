package io.switchboard.gateway.webhook;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import io.netty.handler.codec.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Continues the trace that a request names, or starts one, and passes it on to the ingress. */
@Component
final class WebhookTrace {

    private final Propagator propagator;

    WebhookTrace(Propagator propagator) {
        this.propagator = propagator;
    }

    /** Starts the gateway's part of the trace, which the caller ends. */
    Span start(HttpHeaders request, WebhookRoad road) {
        return propagator
                .extract(request, HttpHeaders::get)
                .kind(Span.Kind.SERVER)
                .name("webhooks " + road.label())
                .start();
    }

    void passOn(Span span, HttpHeaders to) {
        propagator.inject(span.context(), to, (headers, name, value) -> to.set(name, value));
    }
}
