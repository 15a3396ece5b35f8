package io.switchboard.ingress.replay;

import java.time.Instant;

import io.switchboard.events.Topics;
import io.switchboard.kafka.replay.DeadLetters;
import org.jspecify.annotations.Nullable;

/**
 * Selects the records to replay. A null selects all.
 *
 * @param topic {@code twilio.rejected}, one {@code ….dlt}, or {@value #ALL_DEAD_LETTERS}
 * @param from only records that were written at this time or later
 * @param to only records that were written before this time
 * @param account only records that name this Twilio account
 * @param id only the record with this {@code ce_id}
 * @param dryRun whether nothing is written
 */
record ReplayOptions(
        String topic,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String account,
        @Nullable String id,
        boolean dryRun) {

    static final String ALL_DEAD_LETTERS = "all-dlt";

    /** Returns whether a name is that of a topic, or of all topics, that can be replayed. */
    static boolean isReplayable(String topic) {
        return topic.equals(Topics.TWILIO_REJECTED.name())
                || topic.equals(ALL_DEAD_LETTERS)
                || DeadLetters.isTopic(topic);
    }

    boolean isAllDeadLetters() {
        return topic.equals(ALL_DEAD_LETTERS);
    }

    /** Returns whether a record that was written at this time is selected. */
    boolean includesTime(long millis) {
        var time = Instant.ofEpochMilli(millis);
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }

    boolean includesId(@Nullable String recordId) {
        return id == null || id.equals(recordId);
    }

    boolean includesAccount(@Nullable String recordAccount) {
        return account == null || account.equals(recordAccount);
    }
}
