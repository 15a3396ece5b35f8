package io.switchboard.events.webhook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Tells that the platform has disabled a tenant's webhook endpoint. Nothing is delivered to it until an admin enables it.
 *
 * @param id the endpoint
 * @param url the address that the events were sent to
 * @param createdBy the subject of the caller who created the endpoint
 * @param reason {@code gone} for an endpoint that answered 410, {@code failing} for one that failed for days
 * @param detail the reason as a sentence
 * @param failingSince the first failure since the last delivery, where there is one
 */
public record WebhookEndpointDisabled(
        String id,
        String url,
        @Nullable String description,
        @Nullable String createdBy,
        String reason,
        String detail,
        @Nullable Instant failingSince,
        Instant disabledAt) {}
