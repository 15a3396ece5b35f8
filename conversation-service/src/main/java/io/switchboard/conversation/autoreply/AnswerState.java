package io.switchboard.conversation.autoreply;

import java.time.Instant;

import io.switchboard.conversation.autoreply.decision.AnsweredText;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of what matters for the next answer in a conversation.
 *
 * @param id the conversation's id
 * @param answeredAt the arrival of the newest message that got an answer
 * @param answeredText that message's text as {@link AnsweredText} remembers it
 * @param personAt when a person or program last wrote in the conversation
 */
@Document("automatic_answer_states")
record AnswerState(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("answeredAt") @Nullable Instant answeredAt,
        @Field("answeredText") @Nullable String answeredText,
        @Field("personAt") @Nullable Instant personAt) {}
