package io.switchboard.conversation.sending.schedule;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The schedule of one conversation that has messages to send.
 *
 * @param id the id of the conversation
 * @param accountSid the Twilio account that its number belonged to at the last try; empty if there was none
 * @param nextAttemptAt when an instance may work on the queue; while one does, the end of its lease
 * @param lease the id of the lease; null while no instance works on the queue
 * @param additions how often messages were added, so that the queue is not removed while a message is added
 * @param held whether the queue waits because Twilio refuses its account
 */
@Document("send_queues")
public record SendQueue(
        @MongoId(FieldType.STRING) String id,
        @Field("accountSid") String accountSid,
        @Field("nextAttemptAt") Instant nextAttemptAt,
        @Field("lease") @Nullable String lease,
        @Field("additions") long additions,
        @Field("held") boolean held) {}
