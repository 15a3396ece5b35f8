package io.switchboard.events.member;

import java.time.Instant;
import java.util.List;

/**
 * A note that a person of the tenant wrote into a conversation. Customers never see it.
 *
 * @param mentions the ids of the members that the note is for
 */
public record ConversationNote(
        String id, String conversationId, String body, MessageAuthor by, List<String> mentions, Instant createdAt) {

    public ConversationNote {
        mentions = mentions == null ? List.of() : List.copyOf(mentions);
    }
}
