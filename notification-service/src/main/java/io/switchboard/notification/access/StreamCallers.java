package io.switchboard.notification.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.notification.ticket.StreamCaller;
import io.switchboard.notification.ticket.TicketRefused;
import io.switchboard.notification.ticket.Tickets;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.access.CallerReader;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Finds out who opens a stream: the bearer of the request's token, or the one for whom its ticket was issued. */
@Component
class StreamCallers {

    private final CallerReader callers;
    private final Tickets tickets;

    StreamCallers(CallerReader callers, Tickets tickets) {
        this.callers = callers;
        this.tickets = tickets;
    }

    /**
     * The bearer of the request's token, which the access rules have let pass.
     *
     * @param tenant the tenant that the request names for an operator
     */
    StreamCaller ofToken(@Nullable String tenant) {
        var token = token().orElseThrow(ApiProblem::unauthenticated);
        var caller = callers.read(token, tenant);
        var tenantId = caller.tenantId()
                .orElseThrow(() -> new IllegalStateException("The access rule lets callers without a tenant pass"));
        var expiry = Objects.requireNonNullElse(token.getExpiresAt(), Instant.MAX);
        return new StreamCaller(tenantId.value(), caller.subject(), expiry);
    }

    /**
     * The caller for whom the ticket was issued. A request that has a token besides must be that caller's.
     *
     * @throws TicketRefused when the ticket opens no stream, or is another caller's
     */
    StreamCaller ofTicket(String ticket) throws TicketRefused {
        var redeemed = tickets.redeem(ticket);
        var token = token();
        if (token.isPresent() && !isBearer(callers.read(token.get()), redeemed)) {
            throw new TicketRefused("the ticket is another caller's");
        }
        return redeemed;
    }

    /** Operators have a ticket for a tenant and a token for none. */
    private static boolean isBearer(ApiCaller bearer, StreamCaller redeemed) {
        var isOfTenant = bearer.tenantId()
                .map(tenant -> tenant.value().equals(redeemed.tenantId()))
                .orElse(true);
        return isOfTenant && bearer.subject().equals(redeemed.subject());
    }

    private static Optional<Jwt> token() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken bearer
                ? Optional.of(bearer.getToken())
                : Optional.empty();
    }
}
