package io.switchboard.gateway.trace;

import java.util.Optional;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/** Finds the trace of a request. Reactive threads serve many requests, so it is not in the thread's context. */
public final class RequestTrace {

    private RequestTrace() {}

    /** Returns the trace's id; empty for a request that is not observed. */
    public static Optional<String> idOf(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(observation -> observation.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId());
    }
}
