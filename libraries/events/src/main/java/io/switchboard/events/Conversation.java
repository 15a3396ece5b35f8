package io.switchboard.events;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A conversation between one of our addresses and one of a contact's, as clients see it.
 *
 * @param channel see {@link Address}
 * @param routed false when none of the tenant's numbers has {@code ourAddress}: stored for a person to look at
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
        Instant updatedAt) {

    /** The newest message, shortened for a list. */
    public record LastMessage(MessageDirection direction, String preview, Instant at) {}

    /**
     * Tells whether a conversation takes further messages. A reader takes a word that it does not know for {@link
     * #UNRECOGNIZED}.
     */
    public enum Status {
        /** The next message between the two addresses is added to it. At most one is open per tenant, channel and pair. */
        OPEN,
        /** The next message between the two addresses opens another conversation. */
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
                case "closed" -> CLOSED;
                default -> UNRECOGNIZED;
            };
        }
    }
}
