package io.switchboard.conversation.change;

import java.util.Optional;

import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.PendingEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * The block of a contact, or its end. It is announced by the write that makes it, in the contact's document, and stored in the
 * timelines when that announcement is published.
 *
 * @param kind {@code blocked} or {@code unblocked}
 */
public record BlockChange(String kind, StoredAuthor by) {

    /** For announcements in the document only; no topic carries this type. */
    private static final String TYPE = "io.switchboard.contact.block-changed";

    private static final JsonMapper JSON = new JsonMapper();

    /** A person blocked the contact, or unblocked it. */
    public static BlockChange of(boolean isBlocked, StoredAuthor by) {
        return new BlockChange(isBlocked ? "blocked" : "unblocked", by);
    }

    /** The announcement that the contact's document stores. */
    public EventAnnouncement announcement() {
        return new EventAnnouncement(TYPE, JSON.writeValueAsString(this));
    }

    /** Returns the change that a pending event of a contact announces; empty for other events. */
    public static Optional<BlockChange> of(PendingEvent event) {
        return Optional.of(event)
                .filter(pending -> pending.type().equals(TYPE))
                .map(pending -> JSON.readValue(String.valueOf(pending.data()), BlockChange.class));
    }
}
