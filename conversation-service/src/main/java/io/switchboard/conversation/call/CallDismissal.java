package io.switchboard.conversation.call;

import java.time.Instant;

import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Tells that a person has looked at a missed call.
 *
 * @param subject the person
 */
record CallDismissal(
        @Field("subject") String subject, @Field("at") Instant at) {}
