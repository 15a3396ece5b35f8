package io.switchboard.change.audit;

import java.time.Clock;

import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;

/** Makes an audit trail without an application context. */
public final class NotificationAuditTrail {

    private NotificationAuditTrail() {}

    public static AuditTrail over(EventPublisher publisher, Clock clock) {
        return new AuditTrail(publisher, new EventFactory("/notification-service"), new IdGenerator(), clock);
    }
}
