package io.switchboard.gateway.proxy;

import java.util.Arrays;

import io.switchboard.gateway.access.WebhookPaths;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Rejects targets that two parsers might read differently. On webhook paths it rejects only what would leave those paths,
 * since Twilio has signed the target and the ingress decides about it; on all other paths Spring's strict rules hold.
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
        var path = exchange.getRequest().getURI().getRawPath();
        if (hasDotSegment(path)) {
            throw new ServerExchangeRejectedException("dot segment in a webhook path");
        }
        return exchange;
    }

    /** Also finds forms that Tomcat would decode to one: percent-encoded dots, and parameters after a semicolon. */
    static boolean hasDotSegment(String rawPath) {
        return Arrays.stream(rawPath.split("/"))
                .map(segment -> segment.replaceFirst(";.*", "").replaceAll("(?i)%2e", "."))
                .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
