package io.switchboard.mongo.revision;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The fields that {@link RevisedDocuments} keeps in a document beside those of its record.
 *
 * @param revision the number of changes; a document from before there were revisions has none
 * @param pendingEvents the events that may not have been published yet, in their order
 * @param pendingSince the time of the first change that may not have been published yet; null without one
 * @param publisher the claim of the one that publishes at present; null without one
 * @param publishingUntil the end of that claim
 */
record DocumentRevision(
        @MongoId(FieldType.STRING) String id,
        @Field(REVISION) Long revision,
        @Field(PENDING_EVENTS) List<PendingEvent> pendingEvents,
        @Field(PENDING_SINCE) @Nullable Instant pendingSince,
        @Field(PUBLISHER) @Nullable String publisher,
        @Field(PUBLISHING_UNTIL) @Nullable Instant publishingUntil) {

    static final String REVISION = "revision";
    static final String PENDING_EVENTS = "pendingEvents";
    static final String PENDING_SINCE = "pendingSince";
    static final String PUBLISHER = "publisher";
    static final String PUBLISHING_UNTIL = "publishingUntil";

    DocumentRevision {
        revision = revision == null ? 0L : revision;
        pendingEvents = pendingEvents == null ? List.of() : List.copyOf(pendingEvents);
    }
}
