package io.switchboard.gateway.access;

import io.switchboard.gateway.problem.GatewayProblem;
import io.switchboard.gateway.problem.ProblemWriter;
import io.switchboard.web.access.RequestForbidden;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes problems with status 400, 401 and 403 for requests that security rejects; it never redirects to the login. */
@Component
final class SecurityProblems
        implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler, ServerExchangeRejectedHandler {

    private final ProblemWriter problems;

    SecurityProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException reason) {
        var answer = problems.write(exchange, GatewayProblem.UNAUTHENTICATED);
        if (reason instanceof OAuth2AuthenticationException) {
            exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        return answer;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException reason) {
        if (reason instanceof RequestForbidden refused) {
            exchange.getResponse()
                    .getHeaders()
                    .set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
            return problems.write(exchange, refused.problem());
        }
        return problems.write(
                exchange,
                reason instanceof CsrfException ? GatewayProblem.CSRF_TOKEN_MISSING : GatewayProblem.FORBIDDEN);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException reason) {
        return problems.write(exchange, GatewayProblem.BAD_REQUEST);
    }
}
