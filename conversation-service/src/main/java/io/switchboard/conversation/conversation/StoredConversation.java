package io.switchboard.conversation.conversation;

import java.time.Instant;
import java.util.Objects;

import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.events.Conversation;
import io.switchboard.events.MessageDirection;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a conversation.
 *
 * @param openKey while open: tenant, channel and both addresses; once closed: the id. Unique, so that there is at most one
 *     open conversation, on any MongoDB
 * @param contactName the contact's name
 * @param contactNameAt when the message with that name arrived; an older name never replaces it
 * @param accountSid the tenant's account that received the newest message; replies from an address that is none of the
 *     tenant's numbers are sent through it
 * @param createdAt when the message that opened the conversation arrived
 */
@Document("conversations")
public record StoredConversation(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("openKey") String openKey,
        @Field("channel") String channel,
        @Field("ourAddress") String ourAddress,
        @Field("theirAddress") String theirAddress,
        @Field("contactId") String contactId,
        @Field("contactName") @Nullable String contactName,
        @Field("status") Conversation.Status status,
        @Field("routed") boolean routed,
        @Field("lastMessage") @Nullable LastMessage lastMessage,
        @Field("createdAt") Instant createdAt,
        @Field("updatedAt") Instant updatedAt,
        @Field("contactNameAt") @Nullable Instant contactNameAt,
        @Field("accountSid") @Nullable String accountSid) {

    /** The newest message, shortened. */
    public record LastMessage(
            @Field("direction") MessageDirection direction,
            @Field("preview") String preview,
            @Field("at") Instant at) {}

    /** The key of the open conversation between the two addresses. */
    public static String openKey(TenantId tenantId, AddressPair addresses) {
        return TenantKey.of(tenantId.value(), addresses.channel(), addresses.ours(), addresses.theirs());
    }

    /** A new, open conversation. */
    static StoredConversation open(ConversationStart first, StoredContact contact, boolean routed) {
        return new StoredConversation(
                first.conversationId(),
                first.tenantId(),
                first.openKey(),
                first.addresses().channel(),
                first.addresses().ours(),
                first.addresses().theirs(),
                contact.personId(),
                contact.shownName(),
                Conversation.Status.OPEN,
                routed,
                null,
                first.at(),
                first.at(),
                contact.shownNameAt(),
                first.accountSid());
    }

    public AddressPair addresses() {
        return new AddressPair(channel, ourAddress, theirAddress);
    }

    /** Whether the conversation has the present name of its contact. */
    boolean shows(StoredContact contact) {
        return Objects.equals(contactName, contact.shownName());
    }

    StoredConversation withId(String other) {
        return new StoredConversation(
                other,
                tenantId,
                openKey,
                channel,
                ourAddress,
                theirAddress,
                contactId,
                contactName,
                status,
                routed,
                lastMessage,
                createdAt,
                updatedAt,
                contactNameAt,
                accountSid);
    }

    public Conversation view() {
        var last = lastMessage == null
                ? null
                : new Conversation.LastMessage(lastMessage.direction(), lastMessage.preview(), lastMessage.at());
        return new Conversation(
                id,
                channel,
                ourAddress,
                theirAddress,
                contactId,
                contactName,
                status,
                routed,
                last,
                createdAt,
                updatedAt);
    }
}
