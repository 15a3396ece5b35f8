package io.switchboard.gateway.access;

import java.util.Set;

import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
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
 * Asks for a CSRF token (cookie XSRF-TOKEN echoed as header X-XSRF-TOKEN) where a browser would act by its session
 * cookie alone. A bearer token is no cookie, so its bearer cannot be tricked.
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
        CookieServerCsrfTokenRepository cookie = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(it -> it.secure(settings.isHttps()).sameSite(SameSite.LAX.attributeValue()));
        csrf.csrfTokenRepository(cookie)
                .csrfTokenRequestHandler(new FromHeader())
                .requireCsrfProtectionMatcher(SessionCsrf::actsBySession)
                .accessDeniedHandler(refusals);
    }

    private static Mono<MatchResult> actsBySession(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        boolean required = !SAFE.contains(request.getMethod())
                && request.getCookies().containsKey(SESSION_COOKIE)
                && !StringUtils.startsWithIgnoreCase(
                        request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION), "bearer ");
        return required ? MatchResult.match() : MatchResult.notMatch();
    }

    /** Not from the form, as Spring's own does: reading it would take the body from the service. */
    private static final class FromHeader extends ServerCsrfTokenRequestAttributeHandler {

        @Override
        public Mono<String> resolveCsrfTokenValue(ServerWebExchange exchange, CsrfToken expected) {
            return Mono.justOrEmpty(exchange.getRequest().getHeaders().getFirst(expected.getHeaderName()));
        }
    }
}
