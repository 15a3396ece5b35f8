package io.switchboard.conversation.events;

import java.time.Instant;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.kafka.EventFactory;
import io.switchboard.web.TenantId;

/** Creates the events of this service, with ids that derive from their subjects and changes. */
public final class DomainEvents {

    private static final String SOURCE = "/conversation-service";

    private static final EventFactory FACTORY = new EventFactory(SOURCE);

    private DomainEvents() {}

    /** Creates an event: the same subject and change are the same event, see {@link EventFactory#event}. */
    public static CloudEvent<?> event(
            EventType type, String subject, String change, Instant time, TenantId tenantId, Object data) {
        return FACTORY.event(type, subject, change, time, tenantId.value(), data);
    }

    /** Creates an event whose id does not follow from its subject. */
    public static <T> CloudEvent<T> of(
            EventType type, String id, String subject, Instant time, TenantId tenantId, T data) {
        return FACTORY.eventWithId(type, id, subject, time, tenantId.value(), data);
    }
}
