package io.switchboard.gateway.access;

import io.switchboard.gateway.problem.GatewayProblem;
import io.switchboard.gateway.problem.RequestRejected;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.web.DefaultReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import reactor.core.publisher.Mono;

/** Configures the access token behind a console session: kept in that session, refreshed in time, relayed by the routes. */
@Configuration(proxyBeanMethods = false)
class SessionTokens {

    @Bean
    ServerOAuth2AuthorizedClientRepository tokensInSession() {
        return new WebSessionServerOAuth2AuthorizedClientRepository();
    }

    /** Refreshes tokens but starts no login: Spring would answer a script's request with a redirect. */
    @Bean
    ReactiveOAuth2AuthorizedClientManager relayedTokens(
            TokenIssuer issuer, ServerOAuth2AuthorizedClientRepository tokensInSession) {
        var tokens = new DefaultReactiveOAuth2AuthorizedClientManager(issuer, tokensInSession);
        tokens.setAuthorizedClientProvider(ReactiveOAuth2AuthorizedClientProviderBuilder.builder()
                // Spring would also renew the login itself, under a new session id: other requests of the same browser,
                // under way with the old one, would be signed out.
                .refreshToken(
                        refresh -> refresh.authorizationSuccessHandler((client, user, attributes) -> Mono.empty()))
                .build());
        return request -> issuer.inTime(tokens.authorize(request))
                .onErrorMap(OAuth2AuthorizationException.class, SessionTokens::ended);
    }

    /** Distinguishes an expired grant, which the person can renew, from failures of the installation. */
    private static RequestRejected ended(OAuth2AuthorizationException e) {
        var over = OAuth2ErrorCodes.INVALID_GRANT.equals(e.getError().getErrorCode());
        return new RequestRejected(over ? GatewayProblem.UNAUTHENTICATED : GatewayProblem.IDENTITY_UNAVAILABLE, e);
    }
}
