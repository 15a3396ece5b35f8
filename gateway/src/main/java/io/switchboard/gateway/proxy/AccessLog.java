package io.switchboard.gateway.proxy;

import java.time.Duration;

import io.switchboard.gateway.trace.RequestTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

/**
 * Logs one line per answered API request, rejections included, when the answer begins (a stream's line does
 * not wait for its end). Names the route, never the path or query: they hold phone numbers and tokens.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AccessLog implements WebFilter {

    private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().value();
        if (path.startsWith("/api/")) {
            var start = System.nanoTime();
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> write(exchange, start)));
        }
        return chain.filter(exchange);
    }

    private static void write(ServerWebExchange exchange, long start) {
        Route route = exchange.getAttribute(GATEWAY_ROUTE_ATTR);
        var status = exchange.getResponse().getStatusCode();
        log.atLevel(status != null && status.is5xxServerError() ? Level.WARN : Level.INFO)
                .addKeyValue("route", route == null ? "none" : route.getId())
                .addKeyValue("method", exchange.getRequest().getMethod())
                .addKeyValue("status", status == null ? 200 : status.value())
                .addKeyValue(
                        "millis", Duration.ofNanos(System.nanoTime() - start).toMillis())
                .addKeyValue("traceId", RequestTrace.idOf(exchange).orElse("none"))
                .log("request answered");
    }
}
