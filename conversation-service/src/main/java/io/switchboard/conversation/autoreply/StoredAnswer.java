package io.switchboard.conversation.autoreply;

import java.time.Instant;

import io.switchboard.conversation.autoreply.decision.AnsweredText;
import io.switchboard.events.SendMessage;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of an answer: the decision to answer one message, and the command that follows from it. Stored before
 * the command is published, so that a repetition after a crash publishes the same command, whatever the settings are by then.
 *
 * @param id the id of the customer's message, which gets one answer, or of a wait (see {@link AnsweredWait})
 * @param answerId the id of the answer's message
 * @param receivedAt when the customer's message arrived
 * @param answeredText the customer's text as {@link AnsweredText} remembers it
 * @param createdAt when the answer was decided
 * @param twilioConversationSid Twilio's conversation that the customer's message is in; null for none
 */
@Document("automatic_answers")
record StoredAnswer(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("conversationId") String conversationId,
        @Field("answerId") String answerId,
        @Field("channel") String channel,
        @Field("ours") String ours,
        @Field("theirs") String theirs,
        @Field("body") String body,
        @Field("accountSid") @Nullable String accountSid,
        @Field("receivedAt") Instant receivedAt,
        @Field("answeredText") String answeredText,
        @Field("createdAt") Instant createdAt,
        @Field("twilioConversationSid") @Nullable String twilioConversationSid) {

    /** The command to send the answer: always the same one. */
    SendMessage command() {
        return SendMessage.builder(answerId, tenantId.value(), createdAt)
                .conversationId(conversationId)
                .channel(channel)
                .from(ours)
                .to(theirs)
                .body(body)
                .accountSid(accountSid)
                .automatic(true)
                .twilioConversationSid(twilioConversationSid)
                .build();
    }
}
