package io.switchboard.kafka;

import java.time.Instant;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;

/**
 * Creates the events of one service. Their ids follow from what happened, so an event that is published again after a crash
 * is the same event.
 *
 * @param source the CloudEvents source: a path with the service's name
 */
public record EventFactory(String source) {

    /**
     * Creates an event.
     *
     * @param subject the id of what the event is about
     * @param change what happened to the subject: the same subject and change are the same event. A change that can happen
     *     more than once names something that differs each time, such as a revision
     */
    public <T> CloudEvent<T> event(
            EventType type, String subject, String change, Instant time, String tenantId, T data) {
        return eventWithId(type, subject + "/" + change, subject, time, tenantId, data);
    }

    /** Creates an event whose id does not follow from its subject. */
    public <T> CloudEvent<T> eventWithId(
            EventType type, String id, String subject, Instant time, String tenantId, T data) {
        return new CloudEvent<>(id, type.type(), source, subject, time, tenantId, data);
    }
}
