package io.switchboard.gateway.access;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.JWKSecurityContext;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.SignedJWT;
import io.switchboard.gateway.problem.GatewayProblem;
import io.switchboard.gateway.problem.RequestRejected;
import io.switchboard.web.access.IssuerKeys;
import io.switchboard.web.access.TokenRules;
import io.switchboard.web.access.TokenSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Asks the OpenID Connect issuer for its endpoints and keys when they are first needed: the gateway starts, and webhooks
 * pass, while the issuer is down. A failure is not remembered; the next request asks again.
 */
@Component
final class TokenIssuer implements ReactiveJwtDecoder, ReactiveClientRegistrationRepository {

    static final String CONSOLE = "console";
    static final String REDIRECT_PATH = "/login/oauth2/code/" + CONSOLE;

    private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

    /** Signatures with the issuer's private key. One with a shared secret could be made by every verifier. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final Duration timeout;
    private final NimbusReactiveJwtDecoder decoder;
    private final Mono<ClientRegistration> console;

    TokenIssuer(AccessSettings settings, TokenSettings tokens) {
        timeout = settings.issuerTimeout();
        console = Mono.fromCallable(() -> discoverConsole(settings))
                .subscribeOn(Schedulers.boundedElastic())
                .cache(found -> FOREVER, error -> Duration.ZERO, () -> Duration.ZERO);
        var keys = keys(WebClient.create());
        decoder = decoder(new IssuerKeys(() -> keys.toFuture().thenApply(Objects::requireNonNull), System::nanoTime));
        decoder.setJwtValidator(TokenRules.validator(settings.issuerUri(), tokens));
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return decoder.decode(token)
                .timeout(timeout)
                .onErrorMap(e -> !(e instanceof BadJwtException), TokenIssuer::unavailable);
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String id) {
        return CONSOLE.equals(id) ? console.timeout(timeout).onErrorMap(TokenIssuer::unavailable) : Mono.empty();
    }

    /** Bounds the time of a request that Spring sends to the issuer, for which it would wait without end. */
    <T> Mono<T> inTime(Mono<T> asking) {
        return asking.timeout(timeout).onErrorMap(TimeoutException.class, TokenIssuer::unavailable);
    }

    private Mono<String> keys(WebClient http) {
        return console.map(found ->
                        Objects.requireNonNull(found.getProviderDetails().getJwkSetUri()))
                .flatMap(uri -> http.get().uri(uri).retrieve().bodyToMono(String.class))
                .timeout(timeout);
    }

    private static NimbusReactiveJwtDecoder decoder(IssuerKeys keys) {
        return NimbusReactiveJwtDecoder.withJwkSource(token -> matching(keys, token))
                .jwtProcessorCustomizer(processor ->
                        processor.setJWSKeySelector(new JWSVerificationKeySelector<JWKSecurityContext>(
                                ALGORITHMS, (selector, found) -> selector.select(new JWKSet(found.getKeys())))))
                .build();
    }

    /** Other tokens may wait for the same fetch, so that a client that goes away must not cancel it. */
    private static Flux<JWK> matching(IssuerKeys keys, SignedJWT token) {
        var selector = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
        return Mono.fromFuture(() -> keys.matching(selector), true).flatMapIterable(found -> found);
    }

    private static ClientRegistration discoverConsole(AccessSettings settings) {
        // PKCE is Spring Security's default for the authorization code grant.
        return ClientRegistrations.fromIssuerLocation(settings.issuerUri())
                .registrationId(CONSOLE)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE)
                // Not derived from the request: the client chooses its Host header.
                .redirectUri(settings.publicBaseUrl() + REDIRECT_PATH)
                .build();
    }

    private static RequestRejected unavailable(Throwable cause) {
        return new RequestRejected(GatewayProblem.IDENTITY_UNAVAILABLE, cause);
    }
}
