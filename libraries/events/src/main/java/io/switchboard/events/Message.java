package io.switchboard.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message as clients see it, in the API and in events alike.
 *
 * @param direction {@code inbound} or {@code outbound}
 * @param from an address without a channel prefix
 * @param body the text. Where a customer sent neither text nor media, such as a location, a line that says what it is
 * @param status where it stands: {@code received} for inbound; {@code queued, sending, sent, delivered, undelivered,
 *     failed, read …} for outbound. Never moves backwards. Two are ours and not Twilio's: {@code held}, it waits because
 *     Twilio refuses its account, and {@code unknown}, nobody can tell whether Twilio has it and a person must decide;
 *     whatever Twilio says next replaces them
 * @param statusHistory every status there was, in the order we learnt of them, oldest first
 * @param errorCode Twilio's, when it failed or is held
 * @param createdAt when we got it or were asked to send it
 * @param sentAt when Twilio took it
 * @param details the parts of a customer's message that are neither text nor media, if it has any
 */
public record Message(
        String id,
        String conversationId,
        String direction,
        String channel,
        String from,
        String to,
        String body,
        List<Media> media,
        String status,
        List<StatusChange> statusHistory,
        @Nullable Integer errorCode,
        @Nullable String errorMessage,
        @Nullable String twilioSid,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable MessageDetails details) {

    public static final String INBOUND = "inbound";
    public static final String OUTBOUND = "outbound";

    public Message {
        media = media == null ? List.of() : List.copyOf(media);
        statusHistory = statusHistory == null ? List.of() : List.copyOf(statusHistory);
    }

    /** A picture or file. Twilio's URL asks for the account's credentials. */
    public record Media(String url, @Nullable String contentType) {}

    /** A status, and when we learnt of it. */
    public record StatusChange(
            String status, Instant at, @Nullable Integer errorCode) {}
}
