package io.switchboard.mongo.revision;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * An event that announces a change and may not have been published yet. It is stored in the changed document.
 *
 * @param eventId the document's id, the revision and the event's number within it: the same however often it is published,
 *     and another one for every further change
 * @param revision the document's revision after the change
 * @param at the time of the change
 * @param data the payload, usually JSON; null where the document's state is the payload
 */
public record PendingEvent(
        @Field("eventId") String eventId,
        @Field("revision") long revision,
        @Field("type") String type,
        @Field("at") Instant at,
        @Field("data") @Nullable String data) {

    /** The events of one change, in the order of their announcements. */
    static List<PendingEvent> of(String documentId, long revision, List<EventAnnouncement> announcements, Instant at) {
        return IntStream.range(0, announcements.size())
                .mapToObj(number -> of(documentId, revision, number, announcements.get(number), at))
                .toList();
    }

    private static PendingEvent of(
            String documentId, long revision, int number, EventAnnouncement announcement, Instant at) {
        var eventId = documentId + "/" + revision + "/" + number;
        return new PendingEvent(eventId, revision, announcement.type(), at, announcement.data());
    }
}
