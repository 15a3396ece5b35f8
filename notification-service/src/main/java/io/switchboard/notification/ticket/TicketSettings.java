package io.switchboard.notification.ticket;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tickets for WebSockets; {@code application.yml} names the environment variable of each.
 *
 * @param lifetime the time in which a ticket opens a stream
 */
@ConfigurationProperties("switchboard.notification.tickets")
record TicketSettings(@DefaultValue("30s") Duration lifetime) {

    TicketSettings {
        if (lifetime.toSeconds() < 1 || lifetime.toHours() >= 1) {
            throw new IllegalArgumentException(
                    "switchboard.notification.tickets.lifetime must be between a second and an hour, not " + lifetime);
        }
    }
}
