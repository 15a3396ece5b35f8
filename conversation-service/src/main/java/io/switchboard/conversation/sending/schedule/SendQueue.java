package io.switchboard.conversation.sending.schedule;

import java.time.Instant;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

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
public record SendQueue(
        @BsonId String id,
        String accountSid,
        Instant nextAttemptAt,
        @Nullable String lease,
        long additions,
        boolean held) {}
