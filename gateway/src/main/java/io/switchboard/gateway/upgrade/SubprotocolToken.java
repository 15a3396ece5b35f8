package io.switchboard.gateway.upgrade;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads a request's token from its {@code Authorization} header, or from the subprotocols of a WebSocket. */
@Component
public final class SubprotocolToken implements ServerAuthenticationConverter {

    private final ServerAuthenticationConverter header = new ServerBearerTokenAuthenticationConverter();

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        return header.convert(exchange)
                .switchIfEmpty(Mono.defer(() -> Mono.justOrEmpty(
                        WebSocketRequests.token(exchange.getRequest()).map(BearerTokenAuthenticationToken::new))));
    }
}
