package io.switchboard.gateway.access;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells the console who is signed in, and gives it the CSRF cookie that its writes need. */
@RestController
class SessionController {

    record Session(String user, String tenant) {}

    @GetMapping("/session")
    Mono<Session> session(Authentication authentication, ServerWebExchange exchange) {
        Session session =
                new Session(authentication.getName(), Tenants.of(authentication).orElseThrow());
        // Asking for the token is what makes Spring set the cookie.
        Mono<CsrfToken> csrfToken = exchange.getRequiredAttribute(CsrfToken.class.getName());
        return csrfToken.thenReturn(session);
    }
}
