package io.switchboard.gateway.access;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.gateway.audit.SessionAudit;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.access.AccessRefusal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Tells the audit who logs in and out. */
@Component
final class LoginAudit {

    /** Of a request that answers no begun login of its browser. Anyone can send it, so it is no login. */
    private static final String NOT_BEGUN = "authorization_request_not_found";

    /** The form of OAuth's error codes. The code comes by the browser, which may send any text. */
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");

    private final SignedCallers callers;
    private final SessionAudit audit;

    LoginAudit(SignedCallers callers, SessionAudit audit) {
        this.callers = callers;
        this.audit = audit;
    }

    void began(ServerWebExchange exchange, Authentication login) {
        callers.of(login, null)
                .ifPresent(person -> AccessRefusal.ofSession(person)
                        .ifPresentOrElse(
                                problem -> audit.refused(exchange, person, name(problem)),
                                () -> audit.started(exchange, person)));
    }

    void failed(ServerWebExchange exchange, AuthenticationException failure) {
        var code = failure instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode()
                : "other";
        if (!code.equals(NOT_BEGUN)) {
            audit.failed(exchange, CODE.matcher(code).matches() ? code : "other");
        }
    }

    void ended(ServerWebExchange exchange, Authentication session) {
        if (session.getPrincipal() instanceof OidcUser) {
            callers.of(session, null).ifPresent(person -> audit.ended(exchange, person));
        }
    }

    /** Records that the caller acts for a tenant that is not the caller's own. */
    void actsFor(ServerWebExchange exchange, Authentication login, ApiCaller caller) {
        var own = callers.of(login, null);
        if (!own.map(ApiCaller::tenantId).equals(Optional.of(caller.tenantId()))) {
            audit.entered(exchange, caller);
        }
    }

    private static String name(ApiProblem problem) {
        var type = Objects.requireNonNull(problem.getBody().getType()).getPath();
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
