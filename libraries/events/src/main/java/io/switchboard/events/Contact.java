package io.switchboard.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.events.member.MessageAuthor;
import org.jspecify.annotations.Nullable;

/**
 * A person or system that writes to a tenant. A contact begins with one address; merging gives it those of others.
 *
 * @param channel the first address's channel, see {@link Address}
 * @param name the name that a person of the tenant gave the contact; else the one in the newest of its messages that had one
 * @param nameHistory the names there were, in the order they became known, oldest first, {@code name} included; the last
 *     {@value #NAMES_KEPT}
 * @param addresses all addresses of the contact, the first one included
 * @param attributes what the tenant noted about the contact, by names of its own choice
 * @param revision the number of changes by requests, for {@code If-Match}
 * @param blocked who blocked the contact, and when; null for a contact that is not blocked
 */
public record Contact(
        String id,
        String channel,
        String address,
        @Nullable String name,
        List<Name> nameHistory,
        Instant createdAt,
        List<ContactAddress> addresses,
        Map<String, String> attributes,
        int revision,
        @Nullable Block blocked) {

    public static final int NAMES_KEPT = 20;

    public Contact {
        nameHistory = nameHistory == null ? List.of() : List.copyOf(nameHistory);
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    /**
     * An address of the contact.
     *
     * @param value the address without a channel prefix
     * @param display the address as people write it: a number in its country's international form
     */
    public record ContactAddress(String channel, String value, String display) {}

    /** A person of the tenant wants messages and calls of the contact to disturb nobody. */
    public record Block(Instant at, MessageAuthor by) {}

    /**
     * A name that the contact had.
     *
     * @param at when the first message with it arrived
     */
    public record Name(String name, Instant at) {}
}
