package io.switchboard.events.setting;

import java.time.Instant;

/**
 * A label that a tenant's people put on conversations.
 *
 * @param name unique among the tenant's labels, whatever the case of its letters
 * @param colour as {@code #rrggbb}
 * @param revision the number of changes, for {@code If-Match}
 */
public record Label(String id, String name, String colour, int revision, Instant createdAt, Instant updatedAt) {}
