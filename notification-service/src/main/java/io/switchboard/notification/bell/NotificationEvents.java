package io.switchboard.notification.bell;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.events.bell.NotificationsRead;
import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.notification.recipient.NotificationRecipient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Publishes the events of the bell, each for the streams of one member. */
@Component
public class NotificationEvents {

    private static final Logger log = LoggerFactory.getLogger(NotificationEvents.class);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

    private final EventPublisher publisher;
    private final EventFactory events;
    private final IdGenerator ids;
    private final BellMeters meters;
    private final Clock clock;

    NotificationEvents(EventPublisher publisher, EventFactory events, IdGenerator ids, BellMeters meters, Clock clock) {
        this.publisher = publisher;
        this.events = events;
        this.ids = ids;
        this.meters = meters;
        this.clock = clock;
    }

    /** The event that an occurrence is in an entry: the same however often the occurrence is delivered. */
    public CloudEvent<?> created(StoredNotification entry, String occurrence) {
        return events.eventWithId(
                        EventType.NOTIFICATION_CREATED,
                        entry.id() + "/" + occurrence,
                        entry.id(),
                        entry.at(),
                        entry.tenantId().value(),
                        entry.view())
                .forRecipient(entry.memberId());
    }

    /**
     * Publishes events of new entries, and waits for Kafka.
     *
     * @throws PublishFailed when not all were acknowledged; the occurrences are then delivered again
     */
    public void publish(List<CloudEvent<?>> created) {
        publisher.publish(created);
    }

    /** Tells a member's other tabs and devices what is read. They learn it with their next list where Kafka is away. */
    void read(NotificationRecipient recipient, @Nullable String id, @Nullable String upTo, int unreadCount) {
        var tenant = recipient.tenantId().value();
        var event = events.eventWithId(
                        EventType.NOTIFICATION_READ,
                        ids.next(),
                        recipient.memberId(),
                        clock.instant(),
                        tenant,
                        new NotificationsRead(id, upTo, unreadCount, clock.instant()))
                .forRecipient(recipient.memberId());
        try {
            publisher.publish(Topics.EVENTS, tenant, event, READ_TIMEOUT);
        } catch (PublishFailed e) {
            meters.readNotAnnounced();
            log.atDebug().addKeyValue("reason", e.getMessage()).log("entries read, event not published");
        }
    }
}
