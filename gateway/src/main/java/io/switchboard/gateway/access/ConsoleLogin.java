package io.switchboard.gateway.access;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.springframework.http.MediaType;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.OAuth2LoginSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The console's way in ({@code /oauth2/authorization/console}, then back to {@code /}) and out ({@code POST /logout}).
 *
 * <p>Logging out answers {@code {"location": …}}, where the browser goes next to end its session at the issuer too. Not
 * a redirect: a script's request cannot follow one to another origin.
 */
@Component
final class ConsoleLogin {

    /** From a login to its end; before, a session lives as briefly as {@code server.reactive.session.timeout} says. */
    private static final Duration SIGNED_IN = Duration.ofHours(8);

    private final Issuer issuer;
    private final AccessSettings settings;
    private final JsonMapper json;

    ConsoleLogin(Issuer issuer, AccessSettings settings, JsonMapper json) {
        this.issuer = issuer;
        this.settings = settings;
        this.json = json;
    }

    void configure(OAuth2LoginSpec login) {
        RedirectServerAuthenticationSuccessHandler home = new RedirectServerAuthenticationSuccessHandler("/");
        home.setRequestCache(NoOpServerRequestCache.getInstance());
        login.authenticationSuccessHandler((exchange, authentication) -> exchange.getExchange()
                        .getSession()
                        .doOnNext(session -> session.setMaxIdleTime(SIGNED_IN))
                        .then(home.onAuthenticationSuccess(exchange, authentication)))
                .authenticationFailureHandler(new RedirectServerAuthenticationFailureHandler("/?login=failed"));
    }

    void configure(LogoutSpec logout) {
        logout.logoutHandler(new DelegatingServerLogoutHandler(
                        new SecurityContextServerLogoutHandler(), new WebSessionServerLogoutHandler()))
                .logoutSuccessHandler(this::sayWhereToGo);
    }

    private Mono<Void> sayWhereToGo(WebFilterExchange exchange, Authentication authentication) {
        return endOfIssuerSession(authentication)
                .defaultIfEmpty(URI.create("/"))
                .flatMap(location -> write(exchange.getExchange(), Map.of("location", location.toString())));
    }

    /** Empty when nobody was signed in, the issuer has no such endpoint, or does not answer. */
    private Mono<URI> endOfIssuerSession(Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof OidcUser user)) {
            return Mono.empty();
        }
        return issuer.findByRegistrationId(Issuer.CONSOLE)
                .onErrorComplete()
                .mapNotNull(console ->
                        console.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
                .map(endpoint -> UriComponentsBuilder.fromUriString(endpoint.toString())
                        .queryParam("id_token_hint", user.getIdToken().getTokenValue())
                        .queryParam("post_logout_redirect_uri", settings.publicBaseUrl() + "/")
                        .encode()
                        .build()
                        .toUri());
    }

    private Mono<Void> write(ServerWebExchange exchange, Map<String, String> body) {
        exchange.getResponse().getHeaders().setContentType(MediaType.APPLICATION_JSON);
        return exchange.getResponse()
                .writeWith(Mono.just(exchange.getResponse().bufferFactory().wrap(json.writeValueAsBytes(body))));
    }
}
