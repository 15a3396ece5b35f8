package io.switchboard.notification.delivery;

import java.util.Objects;

import io.switchboard.events.CloudEvent;
import io.switchboard.mongo.TenantKey;
import io.switchboard.notification.endpoint.StoredEndpoint;
import io.switchboard.web.TenantId;
import tools.jackson.databind.JsonNode;

/**
 * An event as it was read from the topic.
 *
 * @param offset the place on the topic
 */
record ReceivedEvent(CloudEvent<JsonNode> event, long offset) {

    TenantId tenantId() {
        return new TenantId(Objects.requireNonNull(event.tenantId(), "checked when it was read"));
    }

    String data() {
        return event.data().toString();
    }

    /**
     * The thing whose events are delivered in order: the conversation that the payload names, or else the event's subject.
     * The events of a conversation itself have it as their subject.
     */
    String topic() {
        var conversation = event.data().path("conversationId").asString("");
        if (!conversation.isEmpty()) {
            return conversation;
        }
        return event.subject() == null ? event.id() : event.subject();
    }

    /** The id of the event's delivery to an endpoint. */
    String deliveryId(StoredEndpoint endpoint) {
        return TenantKey.of(endpoint.id(), event.source(), event.id());
    }
}
