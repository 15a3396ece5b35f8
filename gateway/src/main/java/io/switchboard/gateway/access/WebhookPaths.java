package io.switchboard.gateway.access;

import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Matches the requests of Twilio, by the same patterns as the route to the ingress. */
@Component
public final class WebhookPaths implements ServerWebExchangeMatcher {

    private final ServerWebExchangeMatcher patterns;

    WebhookPaths(AccessSettings settings) {
        patterns =
                ServerWebExchangeMatchers.pathMatchers(settings.webhookPaths().toArray(String[]::new));
    }

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        return patterns.matches(exchange);
    }
}
