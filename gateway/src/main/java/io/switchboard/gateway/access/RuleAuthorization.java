package io.switchboard.gateway.access;

import java.util.Optional;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.access.AccessRefusal;
import io.switchboard.web.access.AccessRules;
import io.switchboard.web.access.CallerReader;
import io.switchboard.web.access.RequestForbidden;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Decides by {@link AccessRules} whether a caller may send the request; the services decide the same once more. */
@Component
final class RuleAuthorization implements ReactiveAuthorizationManager<AuthorizationContext> {

    static final String SESSION = "/session";

    private final SignedCallers callers;
    private final LoginAudit audit;

    RuleAuthorization(SignedCallers callers, LoginAudit audit) {
        this.callers = callers;
        this.audit = audit;
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, AuthorizationContext context) {
        return authentication
                .flatMap(signedIn -> decide(signedIn, context.getExchange()))
                // On an empty result Spring would apply the next rule, which permits everything.
                .defaultIfEmpty(new AuthorizationDecision(false));
    }

    /** Matches requests that need no login, because their address is a permission of its own. */
    static Mono<ServerWebExchangeMatcher.MatchResult> isLink(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return AccessRules.isLink(request.getMethod(), request.getPath().pathWithinApplication())
                ? ServerWebExchangeMatcher.MatchResult.match()
                : ServerWebExchangeMatcher.MatchResult.notMatch();
    }

    private Mono<AuthorizationResult> decide(Authentication signedIn, ServerWebExchange exchange) {
        try {
            var request = exchange.getRequest();
            var tenant = request.getHeaders().getFirst(CallerReader.TENANT_HEADER);
            var caller = callers.of(signedIn, tenant).orElse(null);
            if (caller == null) {
                return Mono.just(new AuthorizationDecision(false));
            }
            var problem = refusal(request, caller);
            if (problem.isPresent()) {
                return Mono.error(new RequestForbidden(problem.get()));
            }
            if (tenant != null) {
                audit.actsFor(exchange, signedIn, caller);
            }
            return Mono.just(new AuthorizationDecision(true));
        } catch (ApiProblem problem) {
            return Mono.error(new RequestForbidden(problem));
        }
    }

    private static Optional<ApiProblem> refusal(ServerHttpRequest request, ApiCaller caller) {
        var path = request.getPath().pathWithinApplication();
        return path.value().equals(SESSION) || path.value().startsWith(SESSION + "/")
                ? AccessRefusal.ofSession(caller)
                : AccessRefusal.of(request.getMethod(), path, caller);
    }
}
