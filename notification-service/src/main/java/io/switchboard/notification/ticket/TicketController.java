package io.switchboard.notification.ticket;

import java.time.Instant;
import java.util.Objects;

import io.switchboard.web.ApiCaller;
import io.switchboard.web.TenantId;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/stream/tickets}: a ticket for a client that can send no header with its WebSocket, such as a browser. */
@RestController
class TicketController {

    private final Tickets tickets;

    TicketController(Tickets tickets) {
        this.tickets = tickets;
    }

    @PostMapping("/api/stream/tickets")
    ResponseEntity<Tickets.Ticket> issue(ApiCaller caller, TenantId tenant, @AuthenticationPrincipal Jwt token) {
        var expiry = Objects.requireNonNullElse(token.getExpiresAt(), Instant.MAX);
        var ticket = tickets.issue(new StreamCaller(tenant.value(), caller.subject(), expiry));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(ticket);
    }
}
