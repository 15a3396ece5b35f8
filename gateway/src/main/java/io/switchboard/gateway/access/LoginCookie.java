package io.switchboard.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores the state of a begun login in a sealed cookie of the browser that began it. The gateway itself stores nothing,
 * so that logins that are begun and never finished cost no memory.
 */
@Component
final class LoginCookie implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** Holds the values that the issuer's registration does not give again. */
    record BegunLogin(String state, String nonce, String codeVerifier) {}

    private final TokenIssuer issuer;
    private final JsonMapper json;
    private final SealedCookie cookie;

    LoginCookie(TokenIssuer issuer, AccessSettings settings, JsonMapper json) {
        this.issuer = issuer;
        this.json = json;
        this.cookie = new SealedCookie(
                "SWITCHBOARD_LOGIN",
                TokenIssuer.REDIRECT_PATH,
                Duration.ofMinutes(10),
                settings,
                InstantSource.system());
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            var login = new BegunLogin(
                    String.valueOf(request.getState()),
                    attribute(request, OidcParameterNames.NONCE),
                    attribute(request, PkceParameterNames.CODE_VERIFIER));
            if (!cookie.write(exchange, json.writeValueAsString(login))) {
                throw new IllegalStateException("A begun login does not fit into a cookie");
            }
        });
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        var login = begunBy(exchange);
        return login == null
                ? Mono.empty()
                : issuer.findByRegistrationId(TokenIssuer.CONSOLE).map(console -> requestOf(console, login));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange).doOnNext(found -> cookie.delete(exchange));
    }

    private @Nullable BegunLogin begunBy(ServerWebExchange exchange) {
        var state = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
        if (state == null) {
            return null;
        }
        try {
            return cookie.read(exchange)
                    .map(text -> json.readValue(text, BegunLogin.class))
                    .filter(login -> isEqual(login.state(), state))
                    .orElse(null);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static String attribute(OAuth2AuthorizationRequest request, String name) {
        return Objects.requireNonNull(request.<String>getAttribute(name), name);
    }

    private static boolean isEqual(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static OAuth2AuthorizationRequest requestOf(ClientRegistration console, BegunLogin login) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(console.getProviderDetails().getAuthorizationUri()))
                .clientId(console.getClientId())
                .redirectUri(console.getRedirectUri())
                .scopes(console.getScopes())
                .state(login.state())
                .attributes(attributes -> {
                    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, TokenIssuer.CONSOLE);
                    attributes.put(OidcParameterNames.NONCE, login.nonce());
                    attributes.put(PkceParameterNames.CODE_VERIFIER, login.codeVerifier());
                })
                .build();
    }
}
