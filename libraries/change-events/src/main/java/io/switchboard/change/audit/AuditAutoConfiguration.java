package io.switchboard.change.audit;

import java.time.Clock;

import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives a service its {@link AuditTrail}. */
@AutoConfiguration
class AuditAutoConfiguration {

    @Bean
    static AuditTrail auditTrail(EventPublisher publisher, EventFactory events, IdGenerator ids, Clock clock) {
        return new AuditTrail(publisher, events, ids, clock);
    }
}
