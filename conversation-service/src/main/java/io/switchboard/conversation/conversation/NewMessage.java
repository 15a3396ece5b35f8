package io.switchboard.conversation.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.MessageStatus;
import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.message.part.InTwilioConversation;
import io.switchboard.conversation.message.part.SentTemplate;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.conversation.message.part.StoredMedia;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.events.MessageDetails;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be stored in its conversation.
 *
 * @param messageId the id that the message gets unless it is stored already
 * @param sid Twilio's; null while Twilio does not know the message
 * @param conversationId the id of the conversation that the message opens unless one is open
 * @param contactName the name that the other side gave itself in the message
 * @param at when the message arrived, or its sending was requested
 * @param sendAt when the message is to be sent; null for at once
 * @param jobId the job that the message is a part of
 * @param cause the event that carried the message
 * @param accountSid the tenant's account that received the message or is to send it; null where the number names it
 * @param details the parts that are neither text nor media
 * @param automatic true for an automatic answer; null otherwise
 * @param by who asked for an outbound message; null for an automatic one
 * @param twilioConversation the part that only Twilio Conversations has; null for a message from number to number
 * @param template what an outbound message was rendered from
 * @param segments in how many parts carriers send the text; null where that is not known
 * @param retryOf the message that was not delivered, and that this one is sent in place of
 */
public record NewMessage(
        TenantId tenantId,
        String messageId,
        @Nullable String sid,
        String conversationId,
        TrafficDirection direction,
        AddressPair addresses,
        @Nullable String contactName,
        String body,
        List<StoredMedia> media,
        Instant at,
        @Nullable Instant sendAt,
        @Nullable String jobId,
        CloudEvent<?> cause,
        @Nullable String accountSid,
        @Nullable MessageDetails details,
        @Nullable Boolean automatic,
        @Nullable StoredAuthor by,
        @Nullable InTwilioConversation twilioConversation,
        @Nullable SentTemplate template,
        @Nullable Integer segments,
        @Nullable String retryOf) {

    /** The document of the message in this conversation, with its first status. */
    public StoredMessage storedIn(String conversation) {
        return storedIn(conversation, null);
    }

    /**
     * The document of the message in this conversation.
     *
     * @param quoteOf the id of the message that it quotes, if that is stored in the conversation
     */
    StoredMessage storedIn(String conversation, @Nullable String quoteOf) {
        var status = StatusChange.of(firstStatus(), at);
        return new StoredMessage(
                messageId,
                tenantId,
                key(),
                conversation,
                direction,
                addresses.channel(),
                isInbound() ? addresses.theirs() : addresses.ours(),
                isInbound() ? addresses.ours() : addresses.theirs(),
                body,
                media,
                status.status(),
                status.rank(),
                List.of(status),
                null,
                null,
                sid,
                sendAt == null ? at : sendAt,
                null,
                sendAt,
                sendAt == null ? null : 1,
                jobId,
                null,
                accountSid,
                details,
                automatic,
                by,
                twilioConversation,
                template,
                segments,
                retryOf,
                quoteOf);
    }

    /** The key of the message that this one quotes. */
    Optional<String> quotedKey() {
        return Optional.ofNullable(details)
                .map(MessageDetails::reply)
                .map(reply -> StoredMessage.key(tenantId, reply.twilioSid()));
    }

    /** An outbound message with a SID was sent from elsewhere, and Twilio reported it. */
    private MessageStatus firstStatus() {
        if (isInbound()) {
            return MessageStatus.RECEIVED;
        }
        if (sid != null) {
            return MessageStatus.SENT;
        }
        return sendAt == null ? MessageStatus.QUEUED : MessageStatus.SCHEDULED;
    }

    /** The start of a conversation, unless one is open. */
    ConversationStart start() {
        return new ConversationStart(tenantId, conversationId, addresses, contactName, at, accountSid);
    }

    String key() {
        return StoredMessage.key(tenantId, sid == null ? messageId : sid);
    }

    String openKey() {
        return StoredConversation.openKey(tenantId, addresses);
    }

    String contactKey() {
        return Contacts.key(tenantId, addresses.theirAddress());
    }

    /** Whether a person or program answers by it: an automatic answer and a text to many do not end a customer's wait. */
    boolean isAnswer() {
        return !isInbound() && jobId == null && !Boolean.TRUE.equals(automatic);
    }

    boolean isInbound() {
        return direction == TrafficDirection.INBOUND;
    }

    /** Whether the stored message has the same direction and addresses. A webhook with a known SID and another sender does not. */
    boolean isBetweenTheAddressesOf(StoredMessage message) {
        return message.isInbound() == isInbound() && message.addresses().equals(addresses);
    }

    /** The message as its conversation shows it in a list: as it is stored, since it may have been changed by now. */
    StoredConversation.LastMessage lastMessage(StoredMessage stored) {
        return new StoredConversation.LastMessage(
                direction, stored.preview(), at, Conversation.LastMessage.MESSAGE, stored.id(), by, null);
    }
}
