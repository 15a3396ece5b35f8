package io.switchboard.change;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.revision.PendingEvent;
import io.switchboard.mongo.revision.PendingEventPublisher;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes the pending events of this service's revised documents: audit entries on {@link Topics#AUDIT}, all others on
 * {@link Topics#EVENTS}. An event without data of its own shows the document's state at the time of its publication.
 */
public class RevisionEvents {

    /** The duration of a claim, longer than the publication of both topics' events waits for Kafka. */
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(70);

    private static final JsonMapper JSON = new JsonMapper();

    private final EventPublisher publisher;
    private final EventFactory events;
    private final Clock clock;

    RevisionEvents(EventPublisher publisher, EventFactory events, Clock clock) {
        this.publisher = publisher;
        this.events = events;
        this.clock = clock;
    }

    /** The access to the documents of one record type. It must be a bean, so that the sweep finds it. */
    public <T extends AnnouncedDocument> RevisedDocuments<T> documents(MongoOperations mongo, Class<T> type) {
        return documents(mongo, type, this::publish);
    }

    /** The same with a publisher of its own, which ends with {@link #publish}. */
    public <T> RevisedDocuments<T> documents(
            MongoOperations mongo, Class<T> type, PendingEventPublisher<T> publication) {
        return new RevisedDocuments<>(mongo, type, publication, clock, PUBLISH_TIMEOUT);
    }

    /** Publishes the pending events of the document; types that no topic has are passed over. */
    public void publish(AnnouncedDocument document, List<PendingEvent> pending) {
        publish(Topics.EVENTS, document, pending);
        publish(Topics.AUDIT, document, pending);
    }

    private void publish(Topic<?> topic, AnnouncedDocument document, List<PendingEvent> pending) {
        var announced = pending.stream()
                .flatMap(event -> named(event, topic).map(type -> event(document, event, type)).stream())
                .toList();
        if (!announced.isEmpty()) {
            publisher.publish(topic, announced);
        }
    }

    private static Optional<EventType> named(PendingEvent event, Topic<?> topic) {
        return EventType.named(event.type()).filter(type -> type.topic().equals(topic.name()));
    }

    private CloudEvent<?> event(AnnouncedDocument document, PendingEvent event, EventType type) {
        return events.eventWithId(
                type,
                event.eventId(),
                document.subject(),
                event.at(),
                document.tenantId().value(),
                data(document, event, type));
    }

    private static Object data(AnnouncedDocument document, PendingEvent event, EventType type) {
        if (event.data() == null) {
            return document.view();
        }
        var data = JSON.readValue(event.data(), type.payload());
        return data instanceof AuditEntry entry ? entry.in(event.eventId(), event.at()) : data;
    }
}
