package io.switchboard.gateway.access;

import java.util.Arrays;

import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Refuses targets that two parsers might read differently. On webhook paths only what would leave those paths, since
 * Twilio has signed the rest and the ingress decides about it; anywhere else Spring's strict rules.
 */
@Component
final class RequestTargetFirewall implements ServerWebExchangeFirewall {

    private final StrictServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();
    private final WebhookPaths webhooks;

    RequestTargetFirewall(WebhookPaths webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public Mono<ServerWebExchange> getFirewalledExchange(ServerWebExchange exchange) {
        return webhooks.matches(exchange)
                .filter(MatchResult::isMatch)
                .map(match -> withoutDotSegments(exchange))
                .switchIfEmpty(Mono.defer(() -> strict.getFirewalledExchange(exchange)));
    }

    private static ServerWebExchange withoutDotSegments(ServerWebExchange exchange) {
        String path = exchange.getRequest().getURI().getRawPath();
        if (hasDotSegment(path)) {
            throw new ServerExchangeRejectedException("dot segment in a webhook path");
        }
        return exchange;
    }

    /** Also finds what Tomcat would make one of: percent-encoded dots, and parameters after a semicolon. */
    static boolean hasDotSegment(String rawPath) {
        return Arrays.stream(rawPath.split("/"))
                .map(segment -> segment.replaceFirst(";.*", "").replaceAll("(?i)%2e", "."))
                .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
