package io.switchboard.gateway.proxy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Signals when the right to an open stream ends: with its token, and for the console also with its session, by logout or
 * by timeout. A browser whose session is still valid reconnects with a fresh token.
 */
@Component
final class StreamEnd {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final ServerOAuth2AuthorizedClientRepository tokensInSession;
    private final InstantSource clock = InstantSource.system();

    StreamEnd(ServerOAuth2AuthorizedClientRepository tokensInSession) {
        this.tokensInSession = tokensInSession;
    }

    /** Completes when the stream must end. */
    Mono<Void> of(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .cast(Authentication.class)
                .map(person -> person instanceof OAuth2AuthenticationToken console
                        ? ofSession(exchange, console)
                        : at(
                                person instanceof JwtAuthenticationToken bearer
                                        ? bearer.getToken().getExpiresAt()
                                        : Instant.EPOCH))
                // The ticket of a WebSocket is known to the service only, which ends the stream with it.
                .defaultIfEmpty(Mono.never())
                .flatMap(Function.identity());
    }

    private Mono<Void> ofSession(ServerWebExchange exchange, OAuth2AuthenticationToken console) {
        var session = exchange.getSession()
                .flatMap(held -> Flux.interval(BETWEEN_LOOKS)
                        .filter(look -> held.isExpired())
                        .next()
                        .then());
        var token = tokensInSession
                .loadAuthorizedClient(console.getAuthorizedClientRegistrationId(), console, exchange)
                .flatMap(client -> at(expiryOf(client)));
        return Mono.firstWithSignal(session, token);
    }

    private static @Nullable Instant expiryOf(OAuth2AuthorizedClient client) {
        return client.getAccessToken().getExpiresAt();
    }

    private Mono<Void> at(@Nullable Instant end) {
        return end == null
                ? Mono.never()
                : Mono.delay(Duration.between(clock.instant(), end)).then();
    }
}
