package io.switchboard.console;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A message in the form of the API. */
record Message(
        String id,
        String conversationId,
        String direction,
        String channel,
        String from,
        String to,
        String body,
        List<Media> media,
        String status,
        @Nullable Integer errorCode,
        @Nullable String errorMessage,
        Instant createdAt) {

    record Media(String url, String contentType) {}

    record StatusChange(String status, Instant at) {}

    static Message inbound(String id, Conversation conversation, String body, Instant at) {
        var from = conversation.theirAddress();
        var to = conversation.ourAddress();
        return new Message(
                id, conversation.id(), "inbound", "sms", from, to, body, List.of(), "received", null, null, at);
    }

    static Message outbound(String id, Conversation conversation, String body, Instant at) {
        var from = conversation.ourAddress();
        var to = conversation.theirAddress();
        return new Message(
                id, conversation.id(), "outbound", "sms", from, to, body, List.of(), "queued", null, null, at);
    }

    Message withMedia(String... urls) {
        var links = Stream.of(urls).map(url -> new Media(url, "image/jpeg")).toList();
        return new Message(
                id,
                conversationId,
                direction,
                channel,
                from,
                to,
                body,
                links,
                status,
                errorCode,
                errorMessage,
                createdAt);
    }

    @JsonProperty
    List<StatusChange> statusHistory() {
        return List.of(new StatusChange(status, createdAt));
    }
}
