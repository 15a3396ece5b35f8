package io.switchboard.events.member;

import java.time.Instant;

/**
 * Tells that a person of the tenant looks at a conversation, types in it, or left it. Streams deliver it at once and never
 * again: a client that catches up does not receive it.
 *
 * @param state {@code viewing}, {@code typing} or {@code gone}; viewing and typing end by themselves after a while without
 *     another event
 */
public record PresenceChanged(String conversationId, MessageAuthor by, String state, Instant at) {}
