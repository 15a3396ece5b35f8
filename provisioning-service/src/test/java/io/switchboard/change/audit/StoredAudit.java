package io.switchboard.change.audit;

import java.time.Clock;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.CloudEvent;
import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Makes the audit trails of tests without Kafka: their entries are pending events of documents only. */
public final class StoredAudit {

    private StoredAudit() {}

    public static AuditTrail trail(Clock clock) {
        var kafka = new KafkaTemplate<String, CloudEvent<?>>(new DefaultKafkaProducerFactory<>(Map.of()));
        return new AuditTrail(
                new EventPublisher(kafka, new SimpleMeterRegistry()),
                new EventFactory("/test"),
                new IdGenerator(),
                clock);
    }
}
