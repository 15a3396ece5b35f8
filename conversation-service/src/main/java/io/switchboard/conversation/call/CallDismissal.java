package io.switchboard.conversation.call;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Tells that a missed call needs nobody any more: a person has looked at it, or a later call has followed it up.
 *
 * @param subject the person who dismissed the call or asked for the later one; null where nobody did
 * @param callId the later call; null where a person dismissed the call
 */
record CallDismissal(
        @Field("subject") @Nullable String subject,
        @Field("at") Instant at,
        @Field("callId") @Nullable String callId) {}
