package io.switchboard.conversation.sending.schedule;

import java.time.Instant;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A message that has to be sent and has not ended yet.
 *
 * @param id the message's
 * @param createdAt when it was asked for; with the id it is the order within the conversation
 * @param filedAt when the sender learnt of it
 * @param traceparent of the command, so that what follows belongs to its trace
 * @param failures attempts and lookups that failed
 * @param firstFailureAt when the first of them did
 * @param resends attempts without an answer of which Twilio knew nothing
 */
@Document("pending_sends")
public record PendingSend(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") String tenantId,
        @Field("conversationId") String conversationId,
        @Field("createdAt") Instant createdAt,
        @Field("filedAt") Instant filedAt,
        @Field("traceparent") @Nullable String traceparent,
        @Field("failures") int failures,
        @Field("firstFailureAt") @Nullable Instant firstFailureAt,
        @Field("resends") int resends) {

    /** The command, as the cause of what becomes of it. */
    public CloudEvent<?> cause() {
        return new CloudEvent<>(
                id, EventType.MESSAGE_SEND.type(), "/conversation-service", id, createdAt, tenantId, traceparent, id);
    }

    PendingSend failed(Instant now) {
        return new PendingSend(
                id,
                tenantId,
                conversationId,
                createdAt,
                filedAt,
                traceparent,
                failures + 1,
                firstFailureAt == null ? now : firstFailureAt,
                resends);
    }
}
