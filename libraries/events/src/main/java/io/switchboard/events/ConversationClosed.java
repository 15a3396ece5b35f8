package io.switchboard.events;

import java.time.Instant;

import io.switchboard.events.member.MessageAuthor;
import org.jspecify.annotations.Nullable;

/**
 * A conversation was closed. There is one for each time; {@link Conversation} shows the present state.
 *
 * @param ourAddress the tenant's address
 * @param assignee the member who took care of it; null for none
 * @param by who closed it; null where it was closed at Twilio
 * @param openedAt when it was begun, or opened again after it had been closed before
 */
public record ConversationClosed(
        String conversationId,
        String channel,
        String ourAddress,
        @Nullable String assignee,
        @Nullable MessageAuthor by,
        Instant openedAt,
        Instant closedAt) {}
