package io.switchboard.conversation.sending.schedule;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The schedule of one conversation that has pending sends.
 *
 * @param id the conversation's
 * @param accountSid the Twilio account that its number belonged to when it was looked at last; empty when there was none
 * @param nextAttemptAt when an instance may work on it; in the future also while one does, as a lease that runs out
 * @param lease which lease that is; null when nobody works on it
 * @param additions how often messages were added, so that a queue is not removed while one is being added
 * @param held whether it waits because Twilio refuses its account
 */
@Document("send_queues")
public record SendQueue(
        @MongoId(FieldType.STRING) String id,
        @Field("accountSid") String accountSid,
        @Field("nextAttemptAt") Instant nextAttemptAt,
        @Field("lease") @Nullable String lease,
        @Field("additions") long additions,
        @Field("held") boolean held) {}
