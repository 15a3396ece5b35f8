package io.switchboard.notification.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import com.mongodb.client.MongoClients;
import io.switchboard.directory.TokenCipher;
import io.switchboard.testing.TestKeyset;
import io.switchboard.testing.TestMongo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TicketsTests {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final StreamCaller CALLER = new StreamCaller("demo", "agent", NOW.plusSeconds(600));
    private static final String KEYSET = TestKeyset.generate();

    private final MongoTemplate mongo =
            new MongoTemplate(MongoClients.create(TestMongo.connectionString()), TestMongo.databaseName());
    private final Tickets tickets = tickets(KEYSET, mongo, NOW);

    @Test
    void aTicketStandsForItsCallerOnce() throws TicketRefused {
        var ticket = tickets.issue(CALLER);

        assertThat(ticket.expiresAt()).isEqualTo(NOW.plusSeconds(30));
        assertThat(ticket.ticket()).matches("[A-Za-z0-9_-]+");
        assertThat(tickets.redeem(ticket.ticket())).isEqualTo(CALLER);
        assertRefused(tickets, ticket.ticket(), "the ticket was used before");
    }

    @Test
    void itIsUsedOnEveryInstance() throws TicketRefused {
        var ticket = tickets.issue(CALLER).ticket();
        var another = tickets(KEYSET, mongo, NOW);

        assertThat(another.redeem(ticket)).isEqualTo(CALLER);
        assertRefused(tickets, ticket, "the ticket was used before");
    }

    @Test
    void itIsVoidAfterItsLifetime() throws TicketRefused {
        var ticket = tickets.issue(CALLER).ticket();

        assertRefused(tickets(KEYSET, mongo, NOW.plusSeconds(30)), ticket, "the ticket has expired");
        assertThat(tickets(KEYSET, mongo, NOW.plusSeconds(29)).redeem(ticket)).isEqualTo(CALLER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "nonsense", "ä", "====", "a b"})
    void anythingElseIsNone(String ticket) {
        assertRefused(tickets, ticket, "the ticket is none of this installation");
        assertRefused(
                tickets, tickets.issue(CALLER).ticket() + "x".repeat(3_000), "the ticket is none of this installation");
    }

    @Test
    void theTicketOfAnotherInstallationIsNone() {
        var foreign = tickets(TestKeyset.generate(), mongo, NOW).issue(CALLER).ticket();
        var token =
                TokenCipher.of(KEYSET).seal("AC1", "secret").replace('+', '-').replace('/', '_');

        assertRefused(tickets, foreign, "the ticket is none of this installation");
        assertRefused(tickets, token.replace("=", ""), "the ticket is none of this installation");
    }

    @Test
    void withoutMongoDbTicketsAreIssuedButOpenNothing() {
        var away = new MongoTemplate(
                MongoClients.create("mongodb://localhost:1/?serverSelectionTimeoutMS=50&connectTimeoutMS=50"), "away");
        var alone = tickets(KEYSET, away, NOW);
        var ticket = alone.issue(CALLER).ticket();

        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> alone.redeem(ticket));
    }

    private static void assertRefused(Tickets tickets, String ticket, String reason) {
        assertThatExceptionOfType(TicketRefused.class)
                .isThrownBy(() -> tickets.redeem(ticket))
                .withMessage(reason);
    }

    private static Tickets tickets(String keyset, MongoTemplate mongo, Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Tickets(
                TokenCipher.of(keyset),
                new UsedTickets(mongo, clock),
                new TicketSettings(Duration.ofSeconds(30)),
                clock);
    }
}
