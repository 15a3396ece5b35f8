package io.switchboard.conversation.thread;

import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.message.StoredMessage.Media;
import io.switchboard.events.Address;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way into a thread.
 *
 * @param messageId the id it gets, unless it is there already
 * @param sid Twilio's, or null while Twilio does not know it
 * @param conversationId the id of the conversation it opens, unless one is open
 * @param contactName what the other side calls itself, if it said so
 * @param at when it arrived, or was asked for
 * @param cause the event that brought it
 */
public record Arrival(
        String tenantId,
        String messageId,
        @Nullable String sid,
        String conversationId,
        String direction,
        Address ours,
        Address theirs,
        @Nullable String contactName,
        String body,
        List<Media> media,
        Instant at,
        CloudEvent<?> cause) {

    private static final int PREVIEW = 120;

    String key() {
        return StoredMessage.key(tenantId, sid == null ? messageId : sid);
    }

    String openKey() {
        return StoredConversation.openKey(tenantId, ours, theirs);
    }

    String contactKey() {
        return Contacts.key(tenantId, theirs);
    }

    boolean isInbound() {
        return direction.equals(Message.INBOUND);
    }

    StoredMessage in(String conversation) {
        var first = StatusChange.of(isInbound() ? "received" : "queued", at);
        return new StoredMessage(
                messageId,
                tenantId,
                key(),
                conversation,
                direction,
                ours.channel(),
                isInbound() ? theirs.value() : ours.value(),
                isInbound() ? ours.value() : theirs.value(),
                body,
                media,
                first.status(),
                first.rank(),
                List.of(first),
                null,
                null,
                sid,
                at,
                null,
                null);
    }

    StoredConversation.LastMessage lastMessage() {
        var end = body.offsetByCodePoints(0, Math.min(PREVIEW, body.codePointCount(0, body.length())));
        return new StoredConversation.LastMessage(direction, body.substring(0, end), at);
    }
}
