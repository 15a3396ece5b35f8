package io.switchboard.notification.endpoint;

import java.time.Instant;

import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Tells why an endpoint receives nothing.
 *
 * @param reason {@code by-admin}, {@code gone} or {@code failing}
 * @param detail the reason as a sentence
 */
public record EndpointDisablement(
        @Field("reason") String reason,
        @Field("detail") String detail,
        @Field("at") Instant at) {

    static final String BY_ADMIN = "by-admin";
    static final String GONE = "gone";
    static final String FAILING = "failing";
}
