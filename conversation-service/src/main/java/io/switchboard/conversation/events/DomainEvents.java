package io.switchboard.conversation.events;

import java.time.Instant;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;

/**
 * Makes the events of this service. Their ids follow from what happened, so an event that is published again after a crash
 * is the same event.
 */
public final class DomainEvents {

    private static final String SOURCE = "/conversation-service";

    private DomainEvents() {}

    /**
     * An event.
     *
     * @param subject the id of what it is about
     * @param what happened to that: the same subject and word are the same event
     */
    public static CloudEvent<?> event(
            EventType type, String subject, String what, Instant time, String tenantId, Object data) {
        return new CloudEvent<>(subject + "/" + what, type.type(), SOURCE, subject, time, tenantId, data);
    }
}
