package io.switchboard.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A conversation between one of our addresses and one of a contact's, as clients see it.
 *
 * @param status {@code open} or {@code closed}; there is at most one open per tenant, channel and pair of addresses
 * @param routed false when none of the tenant's numbers has {@code ourAddress}: stored for a person to look at
 */
public record Conversation(
        String id,
        String channel,
        String ourAddress,
        String theirAddress,
        String contactId,
        @Nullable String contactName,
        String status,
        boolean routed,
        @Nullable LastMessage lastMessage,
        Instant createdAt,
        Instant updatedAt) {

    public static final String OPEN = "open";
    public static final String CLOSED = "closed";

    /** The newest message, shortened for a list. */
    public record LastMessage(String direction, String preview, Instant at) {}
}
