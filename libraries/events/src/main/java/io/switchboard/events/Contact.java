package io.switchboard.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A person or system that writes to a tenant: one per tenant, channel and address.
 *
 * @param channel see {@link Address}
 * @param name the name in the newest of its messages that had one
 * @param nameHistory the names there were, in the order they became known, oldest first, {@code name} included; the last
 *     {@value #NAMES_KEPT}
 */
public record Contact(
        String id, String channel, String address, @Nullable String name, List<Name> nameHistory, Instant createdAt) {

    public static final int NAMES_KEPT = 20;

    public Contact {
        nameHistory = nameHistory == null ? List.of() : List.copyOf(nameHistory);
    }

    /**
     * A name that the contact had.
     *
     * @param at when the first message with it arrived
     */
    public record Name(String name, Instant at) {}
}
