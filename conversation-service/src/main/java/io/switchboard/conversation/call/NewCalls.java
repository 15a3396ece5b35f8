package io.switchboard.conversation.call;

import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.call.state.CallResult;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;

/** Makes the documents of calls that are stored for the first time. */
public final class NewCalls {

    private NewCalls() {}

    /** A call of which Twilio reported something first. */
    public static StoredCall reported(String id, TenantId tenantId, String callSid, String accountSid, Instant at) {
        return new StoredCall(
                id,
                tenantId,
                TenantKey.of(tenantId.value(), callSid),
                callSid,
                accountSid,
                null,
                null,
                null,
                List.of(),
                0,
                null,
                null,
                null,
                null,
                StoredCall.QUEUED,
                CallResult.ONGOING.word(),
                false,
                at,
                null,
                null,
                null,
                null,
                1);
    }

    /**
     * A call that a person asked for.
     *
     * @param conversation the open conversation of its addresses
     */
    public static StoredCall requested(
            String id,
            TenantId tenantId,
            String accountSid,
            AddressPair addresses,
            StoredConversation conversation,
            CallRequest request) {
        return new StoredCall(
                id,
                tenantId,
                TenantKey.of(tenantId.value(), id),
                null,
                accountSid,
                conversation.id(),
                conversation.contactId(),
                request.at(),
                List.of(),
                0,
                TrafficDirection.OUTBOUND.word(),
                addresses.channel(),
                addresses.ours(),
                addresses.theirs(),
                StoredCall.QUEUED,
                CallResult.ONGOING.word(),
                false,
                request.at(),
                request,
                request.at(),
                null,
                null,
                1);
    }
}
