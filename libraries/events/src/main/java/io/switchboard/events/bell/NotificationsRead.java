package io.switchboard.events.bell;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Tells the other tabs and devices of a member that entries of the bell are read.
 *
 * @param id the entry; null when several were read at once
 * @param upTo the newest entry that was read, with all before it; null when all were, or one
 * @param unreadCount the number of entries that were unread afterwards, at most 1,000
 */
public record NotificationsRead(
        @Nullable String id, @Nullable String upTo, int unreadCount, Instant at) {}
