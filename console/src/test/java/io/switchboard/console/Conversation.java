package io.switchboard.console;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
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
        int unreadCount,
        Instant createdAt,
        Instant updatedAt) {

    record LastMessage(String direction, String preview, Instant at, String kind, String id, String status) {}

    record Party(@Nullable String name, String display) {}

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
                0,
                since,
                since);
    }

    Conversation after(Message message) {
        var last = new LastMessage(
                message.direction(), message.body(), message.createdAt(), "message", message.id(), message.status());
        var unread = message.direction().equals("inbound") ? unreadCount + 1 : unreadCount;
        return with(last, unread, message.createdAt());
    }

    Conversation read() {
        return with(lastMessage, 0, updatedAt);
    }

    private Conversation with(@Nullable LastMessage last, int unread, Instant at) {
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
                unread,
                createdAt,
                at);
    }

    @JsonProperty
    Party contact() {
        return new Party(contactName, theirAddress);
    }

    @JsonProperty
    Party ourNumber() {
        return new Party("Workshop", ourAddress);
    }

    @JsonProperty
    List<String> labels() {
        return List.of();
    }

    @JsonProperty
    List<String> mentions() {
        return List.of();
    }

    @JsonProperty
    List<String> unreadMentions() {
        return List.of();
    }

    @JsonProperty
    boolean pinned() {
        return false;
    }

    @JsonProperty
    int revision() {
        return 1;
    }
}
