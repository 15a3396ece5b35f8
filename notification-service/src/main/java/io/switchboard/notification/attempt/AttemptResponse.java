package io.switchboard.notification.attempt;

import java.util.Map;

import org.springframework.data.mongodb.core.mapping.Field;

/**
 * The answer of an endpoint.
 *
 * @param body the beginning of the body
 */
public record AttemptResponse(
        @Field("status") int status,
        @Field("headers") Map<String, String> headers,
        @Field("body") String body) {}
