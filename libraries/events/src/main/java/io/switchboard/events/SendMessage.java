package io.switchboard.events;

import java.time.Instant;
import java.util.List;

import io.switchboard.events.member.MessageAuthor;
import org.jspecify.annotations.Nullable;

/**
 * The command to send one message. It is executed once per {@code messageId}, however often it is read.
 *
 * @param conversationId the conversation that it starts when the two addresses have no open one
 * @param channel see {@link Address}
 * @param from our address, without a channel prefix; the tenant was found to own it
 * @param to the other side's address, without a channel prefix
 * @param createdAt when the request arrived
 * @param accountSid the tenant's account that has {@code from}, where {@code from} is none of the tenant's numbers: an
 *     RCS agent, a short code, a WhatsApp sender …; null for a number, whose account the directory names
 * @param automatic true for an automatic answer, which nobody asked to send
 * @param by the person or program that asked for it; null for an automatic message
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
        Instant createdAt,
        @Nullable String accountSid,
        @Nullable Boolean automatic,
        @Nullable MessageAuthor by) {

    public SendMessage {
        mediaUrls = mediaUrls == null ? List.of() : List.copyOf(mediaUrls);
    }

    /** A message that a person or program asked to send. */
    public SendMessage(
            String messageId,
            String tenantId,
            String conversationId,
            String channel,
            String from,
            String to,
            String body,
            List<String> mediaUrls,
            Instant createdAt,
            @Nullable String accountSid) {
        this(messageId, tenantId, conversationId, channel, from, to, body, mediaUrls, createdAt, accountSid, null);
    }

    /** A message that no person is known to have asked for. */
    public SendMessage(
            String messageId,
            String tenantId,
            String conversationId,
            String channel,
            String from,
            String to,
            String body,
            List<String> mediaUrls,
            Instant createdAt,
            @Nullable String accountSid,
            @Nullable Boolean automatic) {
        this(
                messageId,
                tenantId,
                conversationId,
                channel,
                from,
                to,
                body,
                mediaUrls,
                createdAt,
                accountSid,
                automatic,
                null);
    }
}
