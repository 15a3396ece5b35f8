package io.switchboard.conversation.conversation;

import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.message.StoredMessage.Media;
import io.switchboard.events.Address;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Message;
import io.switchboard.events.MessageDetails;
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
 * @param accountSid the tenant's account that received it or is to send it; null where the number names the account
 * @param details the parts that are neither text nor media, if there are any
 */
public record NewMessage(
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
        CloudEvent<?> cause,
        @Nullable String accountSid,
        @Nullable MessageDetails details) {

    /** A message without details, of an account that its number names. */
    public NewMessage(
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
        this(
                tenantId,
                messageId,
                sid,
                conversationId,
                direction,
                ours,
                theirs,
                contactName,
                body,
                media,
                at,
                cause,
                null,
                null);
    }

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

    /** Whether a stored message went the same way. A webhook that repeats a SID with another sender is another's. */
    boolean isBetweenTheAddressesOf(StoredMessage message) {
        return message.direction().equals(direction)
                && message.channel().equals(ours.channel())
                && message.from().equals(isInbound() ? theirs.value() : ours.value())
                && message.to().equals(isInbound() ? ours.value() : theirs.value());
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
                null,
                accountSid,
                details);
    }

    StoredConversation.LastMessage lastMessage() {
        return new StoredConversation.LastMessage(direction, MessagePreview.of(body, media), at);
    }
}
