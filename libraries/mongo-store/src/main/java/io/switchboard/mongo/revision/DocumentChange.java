package io.switchboard.mongo.revision;

import java.util.List;

import org.springframework.data.mongodb.core.query.Update;

/**
 * A change of one document and the events that announce it, in their order. Without announcements there is no change.
 *
 * @param update the new state; {@link RevisedDocuments} adds revision and pending events to it
 */
public record DocumentChange(Update update, List<EventAnnouncement> announcements) {

    public DocumentChange {
        announcements = List.copyOf(announcements);
    }

    /** Leaves the document as it is. */
    public static DocumentChange none() {
        return new DocumentChange(new Update(), List.of());
    }

    /** A change that one event announces, whose payload is the document's state. */
    public static DocumentChange announced(String type, Update update) {
        return new DocumentChange(update, List.of(new EventAnnouncement(type, null)));
    }

    boolean isNone() {
        return announcements.isEmpty();
    }
}
