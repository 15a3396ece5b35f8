package io.switchboard.conversation.support;

import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.events.traffic.TrafficDirection;
import org.jspecify.annotations.Nullable;

/** Makes stored messages of the tenant {@code demo}, all in one conversation. */
public final class StoredMessages {

    private static final AddressPair ADDRESSES = new AddressPair("sms", "+1", "+2");

    private StoredMessages() {}

    /** An outbound message with this history, queued and attempted once. */
    public static StoredMessage queued(String id, Instant attemptedAt, List<StatusChange> history) {
        return message(id, null, TrafficDirection.OUTBOUND, StatusChange.of("queued", attemptedAt), history);
    }

    /** An inbound message. */
    public static StoredMessage received(String id, String sid, Instant at) {
        var received = StatusChange.of("received", at);
        return message(id, sid, TrafficDirection.INBOUND, received, List.of(received));
    }

    private static StoredMessage message(
            String id,
            @Nullable String sid,
            TrafficDirection direction,
            StatusChange status,
            List<StatusChange> history) {
        var isInbound = direction == TrafficDirection.INBOUND;
        return new StoredMessage(
                id,
                OneNumber.TENANT,
                StoredMessage.key(OneNumber.TENANT, sid == null ? id : sid),
                "c",
                direction,
                ADDRESSES.channel(),
                isInbound ? ADDRESSES.theirs() : ADDRESSES.ours(),
                isInbound ? ADDRESSES.ours() : ADDRESSES.theirs(),
                "Hi",
                List.of(),
                status.status(),
                status.rank(),
                history,
                null,
                null,
                sid,
                status.at(),
                null,
                null,
                null,
                null,
                isInbound ? null : status.at(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
