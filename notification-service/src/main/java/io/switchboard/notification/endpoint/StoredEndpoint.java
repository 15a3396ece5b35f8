package io.switchboard.notification.endpoint;

import java.time.Instant;
import java.util.List;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of an endpoint.
 *
 * @param secrets the current one first, then previous ones
 * @param disabled null while the endpoint receives events
 * @param deletedAt when the endpoint was deleted. The document stays until its events are certainly published
 */
@Document(WebhookEndpoints.NAME)
public record StoredEndpoint(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("url") String url,
        @Field("eventTypes") List<String> eventTypes,
        @Field("description") @Nullable String description,
        @Field("secrets") List<EndpointSecret> secrets,
        @Field("disabled") @Nullable EndpointDisablement disabled,
        @Field("health") EndpointHealth health,
        @Field("revision") int revision,
        @Field("createdBy") @Nullable String createdBy,
        @Field("createdAt") Instant createdAt,
        @Field("updatedAt") Instant updatedAt,
        @Field("deletedAt") @Nullable Instant deletedAt)
        implements AnnouncedDocument {

    public StoredEndpoint {
        eventTypes = List.copyOf(eventTypes);
        secrets = List.copyOf(secrets);
        health = health == null ? EndpointHealth.UNKNOWN : health;
    }

    /** Returns whether events are delivered to the endpoint. */
    public boolean isEnabled() {
        return disabled == null && deletedAt == null;
    }

    /** Returns whether the endpoint wants events of this {@code ce_type}. */
    public boolean wants(String type) {
        return eventTypes.contains(EndpointEventTypes.ALL) || eventTypes.contains(type);
    }

    EndpointContent content() {
        return new EndpointContent(url, eventTypes, description);
    }

    @Override
    public String subject() {
        return id;
    }

    @Override
    public WebhookEndpointView view() {
        return WebhookEndpointView.of(this, null);
    }
}
