package io.switchboard.conversation.twilioconversation;

import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;

/**
 * Names a conversation at Twilio. Any account can sign any SID, so the tenant and the account belong to the name.
 *
 * @param accountSid the account whose token signed the event
 * @param sid {@code CH…}
 */
public record ConversationKey(TenantId tenantId, String accountSid, String sid) {

    public String id() {
        return TenantKey.of(tenantId.value(), accountSid, sid);
    }
}
