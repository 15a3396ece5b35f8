package io.switchboard.notification.endpoint;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint as the API shows it.
 *
 * @param state {@code enabled} or {@code disabled}
 * @param secret in the answers to creation and rotation only
 * @param previousSecretUntil the time until which a previous secret signs as well
 */
public record WebhookEndpointView(
        String id,
        String url,
        List<String> eventTypes,
        @Nullable String description,
        String state,
        @Nullable EndpointDisablement disabled,
        EndpointHealth health,
        @Nullable String secret,
        @Nullable Instant previousSecretUntil,
        int revision,
        @Nullable String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    static WebhookEndpointView of(StoredEndpoint endpoint, @Nullable String secret) {
        return new WebhookEndpointView(
                endpoint.id(),
                endpoint.url(),
                endpoint.eventTypes(),
                endpoint.description(),
                endpoint.isEnabled() ? "enabled" : "disabled",
                endpoint.disabled(),
                endpoint.health(),
                secret,
                endpoint.secrets().stream()
                        .map(EndpointSecret::expiresAt)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null),
                endpoint.revision(),
                endpoint.createdBy(),
                endpoint.createdAt(),
                endpoint.updatedAt());
    }
}
