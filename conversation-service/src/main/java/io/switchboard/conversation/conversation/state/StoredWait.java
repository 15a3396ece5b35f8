package io.switchboard.conversation.conversation.state;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Since when a customer waits for an answer of a person. Messages and calls may be added in any order and again: what came
 * before the newest answer begins no wait.
 *
 * @param since when the first message or missed call after the newest answer arrived; null while no answer is owed
 * @param answeredAt when a person or program last answered; null before the first answer
 */
public record StoredWait(
        @Field("since") @Nullable Instant since,
        @Field("answeredAt") @Nullable Instant answeredAt) {

    /** Nobody has written or answered. */
    public static final StoredWait NONE = new StoredWait(null, null);

    /** The customer wrote, or called and was not answered. */
    public StoredWait withCustomer(Instant at) {
        if (isAnswered(at)) {
            return this;
        }
        return since != null && since.isBefore(at) ? this : new StoredWait(at, answeredAt);
    }

    /**
     * A person answered.
     *
     * @param lastInboundAt when the customer's newest message arrived, which may be after the answer
     */
    public StoredWait withAnswer(Instant at, @Nullable Instant lastInboundAt) {
        if (isAnswered(at)) {
            return this;
        }
        var answered = new StoredWait(null, at);
        if (since == null || since.isAfter(at)) {
            return new StoredWait(since, at);
        }
        return lastInboundAt == null ? answered : answered.withCustomer(lastInboundAt);
    }

    private boolean isAnswered(Instant at) {
        return answeredAt != null && !at.isAfter(answeredAt);
    }
}
