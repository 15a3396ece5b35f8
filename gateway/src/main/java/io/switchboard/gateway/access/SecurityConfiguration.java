package io.switchboard.gateway.access;

import io.switchboard.gateway.upgrade.SubprotocolToken;
import io.switchboard.gateway.upgrade.WebSocketRequests;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.StaticServerHttpHeadersWriter;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;

/**
 * Lets requests to the API pass by the access rules, with a bearer token or the console's session. Signed links and the
 * rest are open. Webhooks do not come here (package {@code webhook}).
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    /** Permits pictures and recordings that the console has fetched, and no text that becomes markup or a script. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' blob:; media-src 'self' blob:; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script';"
                    + " trusted-types lit-html switchboard";

    private final AccessSettings settings;

    SecurityConfiguration(AccessSettings settings) {
        this.settings = settings;
    }

    @Bean
    SecurityWebFilterChain apiAndConsoleSecurity(
            ServerHttpSecurity http,
            SecurityProblems refusals,
            RuleAuthorization rules,
            ConsoleLogin login,
            SessionCsrf csrf,
            SubprotocolToken tokens) {
        return http.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .headers(this::securityHeaders)
                .authorizeExchange(paths -> paths.pathMatchers("/api/docs", "/api/docs/**")
                        .permitAll()
                        .matchers(RuleAuthorization::isLink, WebSocketRequests::hasTicket)
                        .permitAll()
                        .pathMatchers("/api/**", RuleAuthorization.SESSION, RuleAuthorization.SESSION + "/**")
                        .access(rules)
                        .anyExchange()
                        .permitAll())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .oauth2ResourceServer(bearer -> bearer.bearerTokenConverter(tokens)
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .jwt(jwt -> {}))
                .oauth2Login(login::configure)
                .logout(login::configure)
                .csrf(csrf::configure)
                .build();
    }

    /** Makes cookies Secure when the public URL is https, whatever the last hop to this process is. */
    @Bean
    WebSessionIdResolver sessionCookie() {
        var cookie = new CookieWebSessionIdResolver();
        cookie.addCookieInitializer(
                created -> created.httpOnly(true).secure(settings.isHttps()).sameSite(SameSite.LAX.attributeValue()));
        return cookie;
    }

    /** Configures security headers, which are written only if the service's answer does not have them itself. */
    private void securityHeaders(ServerHttpSecurity.HeaderSpec headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .hsts(ServerHttpSecurity.HeaderSpec.HstsSpec::disable);
        if (settings.isHttps()) {
            headers.writer(StaticServerHttpHeadersWriter.builder()
                    .header("Strict-Transport-Security", "max-age=31536000")
                    .build());
        }
    }

    /** Bounds the last step of a login, which asks the issuer for tokens, keys and the user, by one timeout. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static WebFilter loginTimeout(TokenIssuer issuer) {
        return (exchange, chain) -> {
            var rest = chain.filter(exchange);
            return exchange.getRequest().getPath().value().startsWith(TokenIssuer.REDIRECT_PATH)
                    ? issuer.inTime(rest)
                    : rest;
        };
    }
}
