package io.switchboard.gateway.access;

import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.OAuth2LoginSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Configures the console's login ({@code /oauth2/authorization/console}, then back to {@code /}) and logout
 * ({@code POST /logout}).
 *
 * <p>A logout is answered with {@code {"location": …}}, the address that the browser opens next to end its session at the
 * issuer too. It is no redirect, since a script's request cannot follow one to another origin.
 */
@Component
final class ConsoleLogin {

    private final LoginCookie begunLogins;
    private final ConsoleSessions sessions;
    private final IssuerLogout issuerLogout;
    private final LoginAudit audit;
    private final JsonMapper json;

    ConsoleLogin(
            LoginCookie begunLogins,
            ConsoleSessions sessions,
            IssuerLogout issuerLogout,
            LoginAudit audit,
            JsonMapper json) {
        this.begunLogins = begunLogins;
        this.sessions = sessions;
        this.issuerLogout = issuerLogout;
        this.audit = audit;
        this.json = json;
    }

    void configure(OAuth2LoginSpec login) {
        var home = new RedirectServerAuthenticationSuccessHandler("/");
        home.setRequestCache(NoOpServerRequestCache.getInstance());
        var failed = new RedirectServerAuthenticationFailureHandler("/?login=failed");
        login.authorizationRequestRepository(begunLogins)
                .authenticationSuccessHandler((exchange, person) -> exchange.getExchange()
                        .getSession()
                        .flatMap(session -> sessions.began(person, session, userAgent(exchange.getExchange())))
                        .doOnSuccess(kept -> audit.began(exchange.getExchange(), person))
                        .then(home.onAuthenticationSuccess(exchange, person)))
                .authenticationFailureHandler((exchange, failure) -> {
                    audit.failed(exchange.getExchange(), failure);
                    return failed.onAuthenticationFailure(exchange, failure);
                });
    }

    private static String userAgent(ServerWebExchange exchange) {
        var header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.USER_AGENT);
        return header == null ? "" : header;
    }

    void configure(LogoutSpec logout) {
        logout.logoutHandler(new DelegatingServerLogoutHandler(
                        new SecurityContextServerLogoutHandler(), new WebSessionServerLogoutHandler()))
                .logoutSuccessHandler(this::answerWithLocation);
    }

    private Mono<Void> answerWithLocation(WebFilterExchange exchange, Authentication authentication) {
        return Mono.defer(() -> {
            audit.ended(exchange.getExchange(), authentication);
            var location = issuerLogout.begin(exchange.getExchange(), authentication);
            return write(exchange.getExchange(), Map.of("location", location));
        });
    }

    private Mono<Void> write(ServerWebExchange exchange, Map<String, String> body) {
        exchange.getResponse().getHeaders().setContentType(MediaType.APPLICATION_JSON);
        return exchange.getResponse()
                .writeWith(Mono.just(exchange.getResponse().bufferFactory().wrap(json.writeValueAsBytes(body))));
    }
}
