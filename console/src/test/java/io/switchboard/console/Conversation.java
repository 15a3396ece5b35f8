package io.switchboard.console;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A conversation in the form of the API. */
record Conversation(
        String id,
        String channel,
        String ourAddress,
        String theirAddress,
        String contactId,
        @Nullable String contactName,
        String status,
        boolean routed,
        @Nullable LastMessage lastMessage,
        Instant createdAt,
        Instant updatedAt) {

    record LastMessage(String direction, String preview, Instant at) {}

    static Conversation with(String id, String theirAddress, @Nullable String contactName, Instant since) {
        return new Conversation(
                id,
                "sms",
                "+15005550006",
                theirAddress,
                "contact-" + id,
                contactName,
                "open",
                true,
                null,
                since,
                since);
    }

    Conversation after(Message message) {
        var last = new LastMessage(message.direction(), message.body(), message.createdAt());
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
                message.createdAt());
    }
}
