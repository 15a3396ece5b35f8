package io.switchboard.change;

import java.time.Clock;

import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;

/** Makes the publication of changes without an application context. */
public final class NotificationRevisionEvents {

    private NotificationRevisionEvents() {}

    public static RevisionEvents over(EventPublisher publisher, Clock clock) {
        return new RevisionEvents(publisher, new EventFactory("/notification-service"), clock);
    }
}
