package io.switchboard.events;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.switchboard.events.member.MessageAuthor;
import io.switchboard.events.traffic.TrafficDirection;
import org.jspecify.annotations.Nullable;

/**
 * A conversation between one of our addresses and one of a contact's, as clients see it. It has everything that a row in a
 * list of conversations shows.
 *
 * @param channel see {@link Address}
 * @param routed false when none of the tenant's numbers has {@code ourAddress}: stored for a person to look at
 * @param updatedAt the time of the newest message or call; what people change does not move it
 * @param unreadCount the inbound messages and missed calls since a person read the conversation, at most 1,000 messages and
 *     50 calls
 * @param assignee the id of the member who takes care of it; null for none
 * @param labels the ids of its labels, in the order in which they were given
 * @param snoozedUntil when a snoozed conversation opens by itself; null when only a message opens it
 * @param whatsappWindowEndsAt until when WhatsApp takes free texts; null on other channels and before the first message
 * @param revision the number of changes by people; what customers and Twilio do is not counted
 * @param consent the customer's last word about messages on this channel; null when there was none
 * @param waitingSince since when the customer waits for an answer of a person; null while no answer is owed
 * @param failed whether the newest message of the tenant was not delivered; null, as in events of earlier releases, for no
 * @param blocked whether the tenant's people blocked the contact: its messages are stored, and disturb nobody; null
 *     for no
 * @param mentions the ids of the members that notes of the conversation mention
 * @param unreadMentions those of them that have not read the conversation since
 */
public record Conversation(
        String id,
        String channel,
        String ourAddress,
        String theirAddress,
        String contactId,
        @Nullable String contactName,
        Status status,
        boolean routed,
        @Nullable LastMessage lastMessage,
        Instant createdAt,
        Instant updatedAt,
        int unreadCount,
        @Nullable String assignee,
        List<String> labels,
        boolean pinned,
        @Nullable Instant snoozedUntil,
        Party contact,
        Party ourNumber,
        @Nullable Instant whatsappWindowEndsAt,
        int revision,
        @Nullable Consent consent,
        @Nullable Instant waitingSince,
        @Nullable Boolean failed,
        @Nullable Boolean blocked,
        List<String> mentions,
        List<String> unreadMentions) {

    public Conversation {
        labels = labels == null ? List.of() : List.copyOf(labels);
        mentions = mentions == null ? List.of() : List.copyOf(mentions);
        unreadMentions = unreadMentions == null ? List.of() : List.copyOf(unreadMentions);
    }

    /**
     * The newest message or call, shortened for a list.
     *
     * @param kind {@code message} or {@code call}; readers ignore the kinds that they do not know
     * @param id the message's or call's id; null in events of earlier releases
     * @param by who sent an outbound message, if a person or program of the tenant did
     * @param status the message's present status, or what the call came to
     * @param errorCode Twilio's, when the message failed or is held
     */
    public record LastMessage(
            TrafficDirection direction,
            String preview,
            Instant at,
            String kind,
            @Nullable String id,
            @Nullable MessageAuthor by,
            @Nullable String status,
            @Nullable Integer errorCode) {

        /** A message. */
        public static final String MESSAGE = "message";

        /** A call. */
        public static final String CALL = "call";

        public LastMessage {
            kind = kind == null ? MESSAGE : kind;
        }
    }

    /**
     * One side of a conversation.
     *
     * @param name the name of the contact, or of our number; null where none is known
     * @param display the address in groups, for reading
     */
    public record Party(@Nullable String name, String display) {}

    /**
     * A customer's last word about messages from the tenant's address.
     *
     * @param state {@code opted-out} when nothing may be sent, {@code opted-in} when messages are allowed again; readers
     *     ignore states that they do not know
     * @param at when the customer said so, or when Twilio was last seen to refuse a message for that reason
     * @param reason the customer's word, such as {@code STOP}, or Twilio's error code
     */
    public record Consent(
            String state, Instant at, @Nullable String reason) {

        /** The customer refuses messages. */
        public static final String OPTED_OUT = "opted-out";

        /** The customer has refused messages, and allows them again. */
        public static final String OPTED_IN = "opted-in";
    }

    /**
     * Tells whether a conversation waits for the tenant. A reader takes a word that it does not know for {@link
     * #UNRECOGNIZED}.
     */
    public enum Status {
        /** It waits for the tenant. */
        OPEN,
        /** It is out of the way until a time, or until the customer's next message or call, which opens it. */
        SNOOZED,
        /** It is done. The customer's next message, or a call that was not answered, opens it again. */
        CLOSED,
        /** A newer version wrote a word that this one does not know. Never written. */
        UNRECOGNIZED;

        /** Returns the word under which the status is stored and published. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the status with this word. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Status of(String word) {
            return switch (word) {
                case "open" -> OPEN;
                case "snoozed" -> SNOOZED;
                case "closed" -> CLOSED;
                default -> UNRECOGNIZED;
            };
        }
    }
}
