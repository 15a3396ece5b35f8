package io.switchboard.conversation.conversation;

import java.time.Instant;
import java.util.Objects;

import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.mongo.TenantKey;
import io.switchboard.events.Conversation;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it is stored.
 *
 * @param openKey while open: tenant, channel and both addresses; once closed: its own id. Unique, so there is never a
 *     second open one, on any MongoDB
 * @param contactName the contact's name
 * @param contactNameAt when the message with that name arrived: an older name never replaces it
 * @param accountSid the tenant's account that received the newest message in it; an address that is none of the tenant's
 *     numbers is answered through that account
 * @param createdAt when the message arrived that opened it
 */
public record StoredConversation(
        @BsonId String id,
        String tenantId,
        String openKey,
        String channel,
        String ourAddress,
        String theirAddress,
        String contactId,
        @Nullable String contactName,
        String status,
        boolean routed,
        @Nullable LastMessage lastMessage,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant contactNameAt,
        @Nullable String accountSid) {

    /** The newest message, shortened. */
    public record LastMessage(String direction, String preview, Instant at) {}

    /** The key of the open conversation between the two addresses. */
    public static String openKey(String tenantId, AddressPair addresses) {
        return TenantKey.of(tenantId, addresses.channel(), addresses.ours(), addresses.theirs());
    }

    /** A new, open conversation between the addresses of its first message. */
    static StoredConversation open(NewMessage first, StoredContact contact, boolean routed) {
        return new StoredConversation(
                first.conversationId(),
                first.tenantId(),
                first.openKey(),
                first.addresses().channel(),
                first.addresses().ours(),
                first.addresses().theirs(),
                contact.id(),
                contact.name(),
                Conversation.OPEN,
                routed,
                null,
                first.at(),
                first.at(),
                contact.nameAt(),
                first.accountSid());
    }

    public AddressPair addresses() {
        return new AddressPair(channel, ourAddress, theirAddress);
    }

    /** Whether the conversation has the present name of its contact. */
    boolean shows(StoredContact contact) {
        return Objects.equals(contactName, contact.name());
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
