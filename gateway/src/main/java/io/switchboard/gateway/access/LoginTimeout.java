package io.switchboard.gateway.access;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Bounds the last step of a login, which asks the issuer for tokens, keys and the user, by one timeout. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LoginTimeout implements WebFilter {

    private final TokenIssuer issuer;

    LoginTimeout(TokenIssuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var rest = chain.filter(exchange);
        return exchange.getRequest().getPath().value().startsWith(TokenIssuer.REDIRECT_PATH)
                ? issuer.inTime(rest)
                : rest;
    }
}
