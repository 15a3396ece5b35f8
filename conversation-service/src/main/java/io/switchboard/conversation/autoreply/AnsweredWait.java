package io.switchboard.conversation.autoreply;

import java.time.Instant;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of the last wait of a conversation's customer about which was decided. Stored before the command is
 * published, so that a repetition publishes the same command.
 *
 * @param id the conversation's id
 * @param since when the wait began
 * @param answer the answer; null for none
 * @param done whether the command was published
 */
@Document(AnsweredWaits.NAME)
record AnsweredWait(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("since") Instant since,
        @Field("answer") @Nullable StoredAnswer answer,
        @Field("done") boolean done) {

    /** Whether this is the decision about a wait that began then; a message that arrives late may move its beginning. */
    boolean isAbout(@Nullable Instant waitingSince) {
        return waitingSince != null && !since.isBefore(waitingSince);
    }
}
