package io.switchboard.mongo.revision;

import java.util.List;

/**
 * Publishes the pending events of a document.
 *
 * @param <T> the document's record
 */
@FunctionalInterface
public interface PendingEventPublisher<T> {

    /**
     * Returns once all events are certainly published, in this order. The same events may be passed again.
     *
     * @param document the state after the last of these events, or a later one
     * @throws RuntimeException when one of them may not be published; all are passed again later
     */
    void publish(T document, List<PendingEvent> events);
}
