package io.switchboard.events;

import java.time.Instant;
import java.util.List;

/**
 * The command to send one message. Obeyed once per {@code messageId}, however often it is read.
 *
 * @param conversationId the thread it starts when the two addresses have none that is open
 * @param from our address, without a channel prefix; the tenant was found to own it
 * @param to theirs, likewise
 * @param createdAt when it was asked for
 */
public record SendMessage(
        String messageId,
        String tenantId,
        String conversationId,
        String channel,
        String from,
        String to,
        String body,
        List<String> mediaUrls,
        Instant createdAt) {

    public SendMessage {
        mediaUrls = mediaUrls == null ? List.of() : List.copyOf(mediaUrls);
    }
}
