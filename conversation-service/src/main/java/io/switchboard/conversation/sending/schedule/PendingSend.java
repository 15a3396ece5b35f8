package io.switchboard.conversation.sending.schedule;

import java.time.Instant;
import java.util.Optional;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A message that waits to be sent.
 *
 * @param id the id of the message
 * @param createdAt when the sending was requested; with the id it orders the messages of a conversation
 * @param filedAt when the message was scheduled
 * @param traceparent the trace of the command, which its results belong to
 * @param failures how many attempts and lookups have failed
 * @param firstFailureAt when the first of them failed
 * @param resends how many unanswered attempts did not reach Twilio
 * @param slot the place in its sender's pace that the message waits for
 */
@Document("pending_sends")
public record PendingSend(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("conversationId") String conversationId,
        @Field("createdAt") Instant createdAt,
        @Field("filedAt") Instant filedAt,
        @Field("traceparent") @Nullable String traceparent,
        @Field("failures") int failures,
        @Field("firstFailureAt") @Nullable Instant firstFailureAt,
        @Field("resends") int resends,
        @Field("slot") @Nullable Slot slot) {

    /**
     * A place in the pace of a sender.
     *
     * @param tries how often the message had been tried when it took the place, which is good for one try
     */
    public record Slot(
            @Field("at") Instant at, @Field("tries") int tries) {}

    /** A message that was not tried yet. */
    public static PendingSend untried(
            String id,
            TenantId tenantId,
            String conversationId,
            Instant createdAt,
            Instant filedAt,
            @Nullable String traceparent) {
        return new PendingSend(id, tenantId, conversationId, createdAt, filedAt, traceparent, 0, null, 0, null);
    }

    /** A place for the next try. */
    public Slot slotAt(Instant at) {
        return new Slot(at, tries());
    }

    /** The place that the next try may use. */
    public Optional<Slot> slotOfNextTry() {
        return Optional.ofNullable(slot).filter(taken -> taken.tries() == tries());
    }

    private int tries() {
        return failures + resends;
    }

    /** The command, as the cause of the events that result from it. */
    public CloudEvent<?> cause() {
        return new CloudEvent<>(
                id,
                EventType.MESSAGE_SEND.type(),
                "/conversation-service",
                id,
                createdAt,
                tenantId.value(),
                traceparent,
                null,
                id);
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
                resends,
                slot);
    }
}
