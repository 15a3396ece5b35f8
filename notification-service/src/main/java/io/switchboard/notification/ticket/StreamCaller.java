package io.switchboard.notification.ticket;

import java.time.Instant;

/**
 * Identifies who opens a stream.
 *
 * @param tenantId the tenant whose events the stream has
 * @param subject the issuer's id of the person or program
 * @param expiry the end of the token that allows the stream
 */
public record StreamCaller(String tenantId, String subject, Instant expiry) {}
