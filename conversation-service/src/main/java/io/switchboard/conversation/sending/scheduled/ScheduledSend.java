package io.switchboard.conversation.sending.scheduled;

import java.time.Instant;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The entry of a message in the schedule. It tells when an instance has to look at the message; what has to be done says the
 * message itself.
 *
 * @param id the id of the message
 * @param dueAt when to look at it: the time of the message, or soon after a change that a crash may have cut short
 * @param revision the revision of the message to which the time belongs
 * @param traceparent the trace of the command, which the sending belongs to
 */
@Document("scheduled_sends")
record ScheduledSend(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("dueAt") Instant dueAt,
        @Field("revision") int revision,
        @Field("traceparent") @Nullable String traceparent) {}
