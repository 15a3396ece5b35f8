package io.switchboard.notification.endpoint;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/**
 * A validated change of an endpoint.
 *
 * @param content the content afterwards
 * @param enabled whether it receives events afterwards; null to leave that
 */
record EndpointPatch(EndpointContent content, @Nullable Boolean enabled) {

    StoredEndpoint appliedTo(StoredEndpoint before, Instant now) {
        var disabled = disabled(before, now);
        if (content.equals(before.content()) && Objects.equals(disabled, before.disabled())) {
            return before;
        }
        return new StoredEndpoint(
                before.id(),
                before.tenantId(),
                content.url(),
                content.eventTypes(),
                content.description(),
                before.secrets(),
                disabled,
                before.health(),
                before.revision() + 1,
                before.createdBy(),
                before.createdAt(),
                now,
                before.deletedAt());
    }

    /** The change of the document. An endpoint that is enabled again has as long as a new one before it is disabled. */
    Update update(StoredEndpoint before, StoredEndpoint after) {
        var update = new Update()
                .set("url", after.url())
                .set("eventTypes", after.eventTypes())
                .set("updatedAt", after.updatedAt());
        update = put(put(update, "description", after.description()), "disabled", after.disabled());
        if (!before.isEnabled() && after.isEnabled()) {
            update.set("health.failuresInRow", 0).unset("health.failingSince");
        }
        return update;
    }

    private @Nullable EndpointDisablement disabled(StoredEndpoint before, Instant now) {
        if (enabled == null || enabled == before.isEnabled()) {
            return before.disabled();
        }
        return enabled
                ? null
                : new EndpointDisablement(EndpointDisablement.BY_ADMIN, "An administrator disabled the endpoint.", now);
    }

    private static Update put(Update update, String field, @Nullable Object value) {
        return value == null ? update.unset(field) : update.set(field, value);
    }
}
