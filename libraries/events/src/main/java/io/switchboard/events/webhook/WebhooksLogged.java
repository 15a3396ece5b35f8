package io.switchboard.events.webhook;

import java.time.Instant;

/**
 * Tells that the webhook log has new entries, while an administrator watches it. It has no content of the entries, which not
 * every client may read. Streams deliver it at once and never again: a client that catches up does not receive it.
 *
 * @param count how many entries, at least one; some may have been told before
 * @param at the time of the newest one
 */
public record WebhooksLogged(int count, Instant at) {}
