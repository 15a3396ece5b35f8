package io.switchboard.conversation.conversation;

import java.time.Instant;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The first message or call between two addresses, which begins a conversation unless one is open.
 *
 * @param conversationId the id that the conversation gets
 * @param contactName the name that the other side gave itself
 * @param at when the message or call arrived
 * @param accountSid the tenant's account that received it; null where the number names it
 */
public record ConversationStart(
        TenantId tenantId,
        String conversationId,
        AddressPair addresses,
        @Nullable String contactName,
        Instant at,
        @Nullable String accountSid) {

    public String openKey() {
        return StoredConversation.openKey(tenantId, addresses);
    }

    public String contactKey() {
        return Contacts.key(tenantId, addresses.theirAddress());
    }
}
