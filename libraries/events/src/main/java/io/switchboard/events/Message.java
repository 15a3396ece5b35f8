package io.switchboard.events;

import java.time.Instant;
import java.util.List;

import io.switchboard.events.member.MessageAuthor;
import io.switchboard.events.traffic.TrafficDirection;
import org.jspecify.annotations.Nullable;

/**
 * A message as clients see it, both in the API and in events.
 *
 * @param channel see {@link Address}
 * @param from an address without a channel prefix
 * @param body the text. For a message with neither text nor media, such as a location, a line that describes it
 * @param status the newest status: {@code received} for inbound; {@code scheduled, queued, sending, sent, delivered,
 *     undelivered, failed, canceled, read …} for outbound. Never moves backwards. Two are ours and not Twilio's: {@code held}, it waits because
 *     Twilio rejects its account, and {@code unknown}, Twilio may or may not have it and a person must decide; any later
 *     status of Twilio replaces them. A text and no enum, because Twilio adds statuses without notice, and each of them
 *     is shown as Twilio wrote it
 * @param statusHistory all statuses in the order in which they were received, oldest first
 * @param errorCode Twilio's, when it failed or is held
 * @param createdAt when it was received, or requested to be sent; of a scheduled message, {@code sendAt}. It is the
 *     message's place in its conversation
 * @param sentAt when Twilio accepted it
 * @param sendAt when a scheduled message is to be sent, or was; null for one that was to be sent at once
 * @param revision of a message that was scheduled: the number of its changes, for {@code If-Match}
 * @param jobId the job that the message is a part of; null for a message of its own
 * @param details the parts of a customer's message that are neither text nor media, if it has any
 * @param automatic true for an automatic answer, which no person wrote
 * @param by who sent an outbound message, if a person or program of the tenant did
 * @param errorText what {@code errorCode} means, in plain words
 * @param remedy what a person can do about it
 * @param twilioConversation what Twilio Conversations knows of it; null for a message that is in none of its conversations
 * @param segments the number of parts in which carriers send the text, Twilio's where it is known; null where there are none
 * @param templateId the tenant's template that the text was rendered from
 * @param contentSid Twilio's Content template that it was sent from
 * @param retryOf the message that was not delivered, and that this one was sent in place of
 * @param quoteOf the message of the same conversation that {@code details.reply} quotes; null where it is not stored
 */
public record Message(
        String id,
        String conversationId,
        TrafficDirection direction,
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
        @Nullable Instant sendAt,
        @Nullable Integer revision,
        @Nullable String jobId,
        @Nullable MessageDetails details,
        @Nullable Boolean automatic,
        @Nullable MessageAuthor by,
        @Nullable String errorText,
        @Nullable String remedy,
        @Nullable TwilioConversation twilioConversation,
        @Nullable Integer segments,
        @Nullable String templateId,
        @Nullable String contentSid,
        @Nullable String retryOf,
        @Nullable String quoteOf) {

    public Message {
        media = media == null ? List.of() : List.copyOf(media);
        statusHistory = statusHistory == null ? List.of() : List.copyOf(statusHistory);
    }

    /**
     * A picture or file.
     *
     * @param url the path of the API at which the file is read; in events of earlier releases Twilio's URL
     * @param contentType as Twilio or the uploaded file declares it
     * @param index the file's place in the message, from 0; null in events of earlier releases
     * @param sourceUrl the URL at which Twilio has the file, which asks for the account's credentials, or from which Twilio
     *     was asked to fetch it; null for an uploaded file
     */
    public record Media(
            String url,
            @Nullable String contentType,
            @Nullable Integer index,
            @Nullable String sourceUrl) {}

    /** A status, and when it was received. */
    public record StatusChange(
            String status, Instant at, @Nullable Integer errorCode) {}

    /**
     * The part of a message that only Twilio Conversations has.
     *
     * @param sid Twilio's conversation, {@code CH…}
     * @param otherMessageSid the other SID of a message that arrived both from its number ({@code SM…}) and from the
     *     conversation ({@code IM…})
     * @param author the participant who wrote it: an address in Twilio's form, or an identity
     * @param editedAt when its text was changed last
     * @param removedAt when it was removed; its text, its earlier texts and its media are gone
     * @param edits the texts before each change, oldest first
     */
    public record TwilioConversation(
            String sid,
            @Nullable String otherMessageSid,
            @Nullable String author,
            @Nullable Instant editedAt,
            @Nullable Instant removedAt,
            List<Edit> edits) {

        public TwilioConversation {
            edits = edits == null ? List.of() : List.copyOf(edits);
        }
    }

    /** A text that a message had until it was changed at this time. */
    public record Edit(String body, Instant at) {}
}
