package io.switchboard.provisioning.place;

import java.time.Clock;

import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.events.number.NumberOperation;
import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.provisioning.records.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Announces the repair of a place of a number as an operation of the number. */
@Component
class RepairAnnouncer {

    private static final String KIND = "webhook-repair";

    private final EventPublisher publisher;
    private final EventFactory events;
    private final IdGenerator ids;
    private final Clock clock;

    RepairAnnouncer(EventPublisher publisher, EventFactory events, IdGenerator ids, Clock clock) {
        this.publisher = publisher;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws io.switchboard.kafka.PublishFailed when Kafka is away */
    void repaired(PhoneNumber number) {
        announce(number, "repaired", NumberOperation.Outcome.SUCCEEDED, null);
    }

    /** @throws io.switchboard.kafka.PublishFailed when Kafka is away */
    void failed(PhoneNumber number, String problem) {
        announce(number, "drifted", NumberOperation.Outcome.FAILED, problem);
    }

    private void announce(PhoneNumber number, String step, NumberOperation.Outcome outcome, @Nullable String detail) {
        var at = clock.instant();
        var operation = new NumberOperation(ids.next(), KIND, number.id(), number.address(), step, outcome, detail, at);
        var event = events.eventWithId(
                EventType.NUMBER_OPERATION_PROGRESSED,
                operation.id(),
                number.id(),
                at,
                number.tenantId().value(),
                operation);
        publisher.publish(Topics.EVENTS, number.tenantId().value(), event);
    }
}
