package io.switchboard.conversation.change;

import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a change of a conversation. It is never changed.
 *
 * @param id derived from what happened, so that a repetition is stored once
 * @param kind {@code assigned}, {@code unassigned}, {@code labelled}, {@code unlabelled}, {@code snoozed}, {@code closed},
 *     {@code reopened}, {@code pinned}, {@code unpinned}, or of its contact {@code blocked} or {@code unblocked}
 * @param by who made it; null where a message, a call or the end of a snooze did
 * @param values what was set: the assignee's id, the labels' ids, the end of the snooze; of {@code reopened} the status before,
 *     of {@code closed} the assignee's id, if there was one
 * @param entryId the message or call that opened the conversation; null for other changes
 */
@Document(StoredChange.COLLECTION)
public record StoredChange(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("conversationId") String conversationId,
        @Field("at") Instant at,
        @Field("kind") String kind,
        @Field("by") @Nullable StoredAuthor by,
        @Field("values") List<String> values,
        @Field("entryId") @Nullable String entryId) {

    /** The {@code kind} of a closing. */
    public static final String CLOSED = "closed";

    static final String COLLECTION = "conversation_changes";

    static final String REOPENED = "reopened";

    public StoredChange {
        values = values == null ? List.of() : List.copyOf(values);
    }

    /** A message or call opened a conversation that had this status. */
    public static StoredChange reopened(
            TenantId tenantId, String conversationId, String entryId, Instant at, String status) {
        return new StoredChange(
                conversationId + "/reopened/" + entryId,
                tenantId,
                conversationId,
                at,
                REOPENED,
                null,
                List.of(status),
                entryId);
    }
}
