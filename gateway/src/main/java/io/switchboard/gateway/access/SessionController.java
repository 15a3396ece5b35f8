package io.switchboard.gateway.access;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.switchboard.gateway.preference.OwnPreferences;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Returns the signed-in user to the console, with the CSRF cookie that its writes need. */
@RestController
class SessionController {

    private final SignedCallers callers;
    private final ReactiveOAuth2AuthorizedClientManager tokens;
    private final OwnPreferences preferences;

    SessionController(SignedCallers callers, ReactiveOAuth2AuthorizedClientManager tokens, OwnPreferences preferences) {
        this.callers = callers;
        this.tokens = tokens;
        this.preferences = preferences;
    }

    /**
     * Describes the person behind a session.
     *
     * @param id the issuer's id of the person, by which the API names the person as well
     * @param user the person's name at the issuer
     * @param name the person's name for others to read
     * @param tenant the company; absent for an operator, who belongs to none
     * @param roles the names of the person's roles, in the order of what they include
     * @param preferences the person's choices in the console; absent when they are not known at present
     */
    @JsonInclude(Include.NON_NULL)
    record Session(
            String id,
            String user,
            String name,
            @Nullable String tenant,
            List<String> roles,
            @Nullable Map<String, Object> preferences) {

        static Session of(Authentication login, ApiCaller caller, @Nullable Map<String, Object> preferences) {
            return new Session(
                    caller.subject(),
                    login.getName(),
                    caller.name() == null ? login.getName() : caller.name(),
                    caller.tenantId().map(TenantId::value).orElse(null),
                    caller.roles().stream().sorted().map(Role::text).toList(),
                    preferences);
        }
    }

    @GetMapping("/session")
    Mono<Session> session(Authentication authentication, ServerWebExchange exchange) {
        var caller = callers.of(authentication, null).orElseThrow();
        var session = preferences(authentication, caller, exchange)
                .map(known -> Session.of(authentication, caller, known))
                .switchIfEmpty(Mono.fromSupplier(() -> Session.of(authentication, caller, null)));
        // Spring sets the cookie once the token is requested.
        Mono<CsrfToken> csrfToken = exchange.getRequiredAttribute(CsrfToken.class.getName());
        return csrfToken.then(session);
    }

    private Mono<Map<String, Object>> preferences(Authentication login, ApiCaller caller, ServerWebExchange exchange) {
        return caller.tenant() == null || caller.has(Role.OPERATOR)
                ? Mono.empty()
                : accessToken(login, exchange).flatMap(preferences::of);
    }

    private Mono<String> accessToken(Authentication login, ServerWebExchange exchange) {
        if (login instanceof JwtAuthenticationToken bearer) {
            return Mono.just(bearer.getToken().getTokenValue());
        }
        var request = OAuth2AuthorizeRequest.withClientRegistrationId(TokenIssuer.CONSOLE)
                .principal(login)
                .attribute(ServerWebExchange.class.getName(), exchange)
                .build();
        return tokens.authorize(request)
                .map(client -> client.getAccessToken().getTokenValue())
                .onErrorComplete();
    }
}
