package io.switchboard.gateway.access;

import java.util.Set;

import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Requires a CSRF token (cookie XSRF-TOKEN echoed as header X-XSRF-TOKEN) where a browser authenticates by its session
 * cookie alone. Browsers do not send bearer tokens by themselves, so that requests with one need none.
 */
@Component
final class SessionCsrf {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String SESSION_COOKIE = "SESSION";

    private final AccessSettings settings;
    private final SecurityProblems refusals;

    SessionCsrf(AccessSettings settings, SecurityProblems refusals) {
        this.settings = settings;
        this.refusals = refusals;
    }

    void configure(CsrfSpec csrf) {
        var cookie = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(
                created -> created.secure(settings.isHttps()).sameSite(SameSite.LAX.attributeValue()));
        csrf.csrfTokenRepository(cookie)
                .csrfTokenRequestHandler(new FromHeader())
                .requireCsrfProtectionMatcher(SessionCsrf::actsBySession)
                .accessDeniedHandler(refusals);
    }

    private static Mono<MatchResult> actsBySession(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var required = !SAFE.contains(request.getMethod())
                && request.getCookies().containsKey(SESSION_COOKIE)
                && !StringUtils.startsWithIgnoreCase(
                        request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION), "bearer ");
        return required ? MatchResult.match() : MatchResult.notMatch();
    }

    /**
     * Reads the token from the header only. Spring's own handler reads the form too, which would take the body from the
     * service.
     */
    private static final class FromHeader extends ServerCsrfTokenRequestAttributeHandler {

        @Override
        public Mono<String> resolveCsrfTokenValue(ServerWebExchange exchange, CsrfToken expected) {
            return Mono.justOrEmpty(exchange.getRequest().getHeaders().getFirst(expected.getHeaderName()));
        }
    }
}
