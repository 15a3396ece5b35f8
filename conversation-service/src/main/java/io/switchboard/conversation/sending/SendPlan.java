package io.switchboard.conversation.sending;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The circumstances in which a message is sent.
 *
 * @param sendAt when it is to be sent; null for at once
 * @param messageId the id that the message gets, so that a repetition asks for the same message; null for a new one
 * @param jobId the job that it is a part of; null for a message of its own
 * @param retryOf the message that was not delivered, and that it is sent in place of; null for none
 */
record SendPlan(
        @Nullable Instant sendAt,
        @Nullable String messageId,
        @Nullable String jobId,
        @Nullable String retryOf) {

    /** A message of its own that is sent at this time; null for at once. */
    static SendPlan at(@Nullable Instant sendAt) {
        return new SendPlan(sendAt, null, null, null);
    }

    /** The same plan for a message in place of this one, which was not delivered; null for none. */
    SendPlan retrying(@Nullable String undelivered) {
        return new SendPlan(sendAt, messageId, jobId, undelivered);
    }
}
