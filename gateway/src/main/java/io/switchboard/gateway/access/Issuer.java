package io.switchboard.gateway.access;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.JWKSecurityContext;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import io.switchboard.gateway.problem.Problem;
import io.switchboard.gateway.problem.Refused;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The OpenID Connect issuer, asked for its endpoints and keys when they are first needed: the gateway starts, and
 * webhooks pass, while the issuer is down. A failure is not remembered; the next request asks again.
 */
@Component
final class Issuer implements ReactiveJwtDecoder, ReactiveClientRegistrationRepository {

    static final String CONSOLE = "console";
    static final String REDIRECT_PATH = "/login/oauth2/code/" + CONSOLE;

    private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

    /** Signatures with the issuer's private key; one with a shared secret could be made by whoever verifies it. */
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
    private final ReactiveJwtDecoder decoder;
    private final Mono<ClientRegistration> console;

    Issuer(AccessSettings settings) {
        timeout = settings.issuerTimeout();
        console = Mono.fromCallable(() -> discoverConsole(settings))
                .subscribeOn(Schedulers.boundedElastic())
                .cache(found -> FOREVER, error -> Duration.ZERO, () -> Duration.ZERO);
        decoder = decoder(settings, new IssuerKeys(keys(WebClient.create()), System::nanoTime));
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return decoder.decode(token)
                .timeout(timeout)
                .onErrorMap(e -> !(e instanceof BadJwtException), Issuer::unavailable);
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String id) {
        return CONSOLE.equals(id) ? console.timeout(timeout).onErrorMap(Issuer::unavailable) : Mono.empty();
    }

    /** For what Spring asks the issuer, which it would wait for without end. */
    <T> Mono<T> inTime(Mono<T> asking) {
        return asking.timeout(timeout).onErrorMap(TimeoutException.class, Issuer::unavailable);
    }

    private Mono<String> keys(WebClient http) {
        return console.map(found ->
                        Objects.requireNonNull(found.getProviderDetails().getJwkSetUri()))
                .flatMap(uri -> http.get().uri(uri).retrieve().bodyToMono(String.class))
                .timeout(timeout);
    }

    private static ReactiveJwtDecoder decoder(AccessSettings settings, IssuerKeys keys) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::of)
                .jwtProcessorCustomizer(processor ->
                        processor.setJWSKeySelector(new JWSVerificationKeySelector<JWKSecurityContext>(
                                ALGORITHMS, (selector, found) -> selector.select(new JWKSet(found.getKeys())))))
                .build();
        JwtTypeValidator types = new JwtTypeValidator(List.of("JWT", "at+jwt", "application/at+jwt"));
        types.setAllowEmpty(true);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                types,
                new JwtTimestampValidator(),
                new JwtIssuerValidator(settings.issuerUri()),
                settings.tokenRules()));
        return decoder;
    }

    private static ClientRegistration discoverConsole(AccessSettings settings) {
        // PKCE is Spring Security's default for the authorization code grant.
        return ClientRegistrations.fromIssuerLocation(settings.issuerUri())
                .registrationId(CONSOLE)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE)
                // Not derived from the request: its Host header is the client's word.
                .redirectUri(settings.publicBaseUrl() + REDIRECT_PATH)
                .build();
    }

    private static Refused unavailable(Throwable cause) {
        return new Refused(Problem.IDENTITY_UNAVAILABLE, cause);
    }
}
