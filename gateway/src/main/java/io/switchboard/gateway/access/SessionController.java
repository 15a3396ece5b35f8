package io.switchboard.gateway.access;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Returns the signed-in user to the console, with the CSRF cookie that its writes need. */
@RestController
class SessionController {

    private final SignedCallers callers;

    SessionController(SignedCallers callers) {
        this.callers = callers;
    }

    /**
     * Describes the person behind a session.
     *
     * @param tenant the company; absent for an operator, who belongs to none
     * @param roles the names of the person's roles, in the order of what they include
     */
    record Session(
            String user,
            @JsonInclude(Include.NON_NULL) @Nullable String tenant,
            List<String> roles) {}

    @GetMapping("/session")
    Mono<Session> session(Authentication authentication, ServerWebExchange exchange) {
        var caller = callers.of(authentication, null).orElseThrow();
        var tenant = caller.tenantId().map(TenantId::value).orElse(null);
        var roles = caller.roles().stream().sorted().map(Role::text).toList();
        var session = new Session(authentication.getName(), tenant, roles);
        // Spring sets the cookie once the token is requested.
        Mono<CsrfToken> csrfToken = exchange.getRequiredAttribute(CsrfToken.class.getName());
        return csrfToken.thenReturn(session);
    }
}
