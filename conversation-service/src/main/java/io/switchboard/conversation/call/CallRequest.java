package io.switchboard.conversation.call;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * The request by which a call was made here: it rings the agent, and then the customer.
 *
 * @param subject the person or program that asked for the call
 * @param agent the address that is rung first
 * @param at when the call was asked for
 * @param attemptedAt when Twilio was asked to make the call; null before
 * @param failure why the call was not made, or not certainly; null while nothing has failed
 * @param unknown whether Twilio may have made the call without telling
 */
public record CallRequest(
        @Field("subject") String subject,
        @Field("agent") String agent,
        @Field("at") Instant at,
        @Field("attemptedAt") @Nullable Instant attemptedAt,
        @Field("errorCode") @Nullable Integer errorCode,
        @Field("failure") @Nullable String failure,
        @Field("unknown") boolean unknown) {

    /** A request that was not attempted yet. */
    public static CallRequest of(String subject, String agent, Instant at) {
        return new CallRequest(subject, agent, at, null, null, null, false);
    }
}
