package io.switchboard.notification.ticket;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import io.switchboard.directory.TokenCipher;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Issues tickets that any instance can open: a ticket is the caller, encrypted with the installation's keyset. It opens one
 * stream, within a short time.
 *
 * <p>Only its use is stored, so that issuing needs no database. While MongoDB is away no ticket opens a stream, since an
 * instance alone cannot know whether another one has redeemed it; streams with a token are not concerned.
 */
@Component
public class Tickets {

    /** What a sealed text is for, so that no other sealed text is a ticket. */
    private static final String PURPOSE = "stream-ticket";

    private static final int MAX_LENGTH = 2_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final TokenCipher cipher;
    private final UsedTickets used;
    private final TicketSettings settings;
    private final Clock clock;

    Tickets(TokenCipher cipher, UsedTickets used, TicketSettings settings, Clock clock) {
        this.cipher = cipher;
        this.used = used;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A ticket as the client gets it.
     *
     * @param ticket the text that the WebSocket's URL takes
     * @param expiresAt when the ticket becomes void
     */
    record Ticket(String ticket, Instant expiresAt) {}

    Ticket issue(StreamCaller caller) {
        var expiresAt = clock.instant().plus(settings.lifetime());
        var contents = new Contents(
                UUID.randomUUID().toString(), caller.tenantId(), caller.subject(), expiresAt, caller.expiry());
        var sealed = cipher.seal(PURPOSE, JSON.writeValueAsString(contents));
        return new Ticket(sealed.replace('+', '-').replace('/', '_').replace("=", ""), expiresAt);
    }

    /**
     * Uses a ticket up.
     *
     * @return the caller for whom it was issued
     * @throws TicketRefused when it is none, is void, or was used before
     * @throws org.springframework.dao.DataAccessException when its use cannot be stored
     */
    public StreamCaller redeem(String ticket) throws TicketRefused {
        var contents = read(ticket);
        if (!clock.instant().isBefore(contents.expiresAt())) {
            throw new TicketRefused("the ticket has expired");
        }
        if (!used.use(contents.id())) {
            throw new TicketRefused("the ticket was used before");
        }
        return new StreamCaller(contents.tenantId(), contents.subject(), contents.streamExpiry());
    }

    private Contents read(String ticket) throws TicketRefused {
        if (ticket.length() > MAX_LENGTH) {
            throw new TicketRefused("the ticket is none of this installation");
        }
        try {
            var padding = "=".repeat((4 - ticket.length() % 4) % 4);
            var sealed = ticket.replace('-', '+').replace('_', '/') + padding;
            return JSON.readValue(cipher.open(PURPOSE, sealed), Contents.class);
        } catch (IllegalArgumentException | JacksonException e) {
            throw new TicketRefused("the ticket is none of this installation");
        }
    }

    private record Contents(String id, String tenantId, String subject, Instant expiresAt, Instant streamExpiry) {}
}
