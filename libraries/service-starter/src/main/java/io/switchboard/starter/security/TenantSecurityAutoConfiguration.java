package io.switchboard.starter.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Lets nobody at {@code /api/**} without a token of our issuer that names a tenant. The tenant comes from that signed
 * claim and from nowhere else. Everything but the API and the management endpoints is closed.
 */
@AutoConfiguration(before = OAuth2ResourceServerAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(JwtAuthenticationToken.class)
@EnableConfigurationProperties(TokenSettings.class)
class TenantSecurityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri")
    JwtDecoder tokensOfTheIssuer(
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer, TokenSettings settings) {
        return IssuerTokens.decoder(issuer, settings);
    }

    @Bean
    SecurityFilterChain tenantsOnly(HttpSecurity http) {
        var unauthenticated = unauthenticated();
        var forbidden = forbidden();
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(each -> each.requestMatchers("/api/**")
                        .access(hasTenant())
                        .requestMatchers("/actuator/**", "/error")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(each -> each.jwt(jwt -> {})
                        .authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler(forbidden))
                .exceptionHandling(
                        each -> each.authenticationEntryPoint(unauthenticated).accessDeniedHandler(forbidden))
                .build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> hasTenant() {
        return (authentication, request) -> new AuthorizationDecision(
                authentication.get() instanceof JwtAuthenticationToken token && hasTenant(token));
    }

    private static boolean hasTenant(JwtAuthenticationToken token) {
        return TenantClaim.isIn(token.getToken());
    }

    /** Says no more than RFC 6750 asks for: Spring's own challenge would name this service's address. */
    private static AuthenticationEntryPoint unauthenticated() {
        return (request, response, failure) -> {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    failure instanceof OAuth2AuthenticationException ? "Bearer error=\"invalid_token\"" : "Bearer");
            ProblemResponse.write(
                    request,
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "unauthenticated",
                    "Send 'Authorization: Bearer <token>' with a valid token of this installation's issuer.");
        };
    }

    private static AccessDeniedHandler forbidden() {
        var challenge = new BearerTokenAccessDeniedHandler();
        return (request, response, failure) -> {
            challenge.handle(request, response, failure);
            ProblemResponse.write(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "no-tenant",
                    "The token names no tenant, or may not do this.");
        };
    }
}
