package io.switchboard.conversation.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.mongodb.client.model.Indexes;
import io.switchboard.conversation.reconciliation.event.RecoveredEvent;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.ProducerAcknowledgement;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.TenantKey;
import io.switchboard.mongo.index.DeclaredIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Publishes recovered events and remembers them. An event is published first and remembered after Kafka's acknowledgement: a
 * crash in between publishes it twice, with one id. It counts as recovered when it is remembered, which happens once in
 * however many instances. A remembered event is not published by later sweeps: one that cannot be processed is
 * dead-lettered once and not every quarter of an hour.
 */
@Component
class EventRecoveries {

    private static final Logger log = LoggerFactory.getLogger(EventRecoveries.class);

    private static final String NAME = "recoveries";
    private static final long DAYS = 30;
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(30);

    private final MongoOperations mongo;
    private final EventPublisher publisher;
    private final ReconciliationMeters meters;
    private final Clock clock;

    /**
     * A recovered event.
     *
     * @param id tenant and event id
     */
    @Document(NAME)
    record Recovery(
            @MongoId(FieldType.STRING) String id,
            @Field("kind") String kind,
            @Field("accountSid") String accountSid,
            @Field("at") Instant at) {}

    EventRecoveries(MongoOperations mongo, EventPublisher publisher, ReconciliationMeters meters, Clock clock) {
        this.mongo = mongo;
        this.publisher = publisher;
        this.meters = meters;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex recoveriesExpire() {
        return DeclaredIndex.expiry(
                NAME, "expiry", Indexes.ascending("at"), DAYS, "a sweep never looks back so far by itself");
    }

    /**
     * Publishes the events, and returns after Kafka has them.
     *
     * @param again whether to publish remembered events too, because a person asked for it
     * @return how many were published
     */
    int publish(List<RecoveredEvent> events, boolean again) {
        var known = again ? Set.<String>of() : known(events);
        var found = events.stream().filter(event -> !known.contains(id(event))).toList();
        if (found.isEmpty()) {
            return 0;
        }
        ProducerAcknowledgement.await(
                () -> CompletableFuture.allOf(found.stream()
                        .map(event -> publisher.begin(event.topic(), event.key(), event.event()))
                        .toArray(CompletableFuture<?>[]::new)),
                PUBLISH_TIMEOUT);
        found.forEach(this::remember);
        return found.size();
    }

    private Set<String> known(List<RecoveredEvent> events) {
        var ids = events.stream().map(EventRecoveries::id).toList();
        var known = new HashSet<String>();
        if (!ids.isEmpty()) {
            mongo.find(query(where("_id").in(ids)), Recovery.class).forEach(recovery -> known.add(recovery.id()));
        }
        return known;
    }

    private void remember(RecoveredEvent event) {
        var twilio = event.event().data();
        var recovery = new Recovery(id(event), event.kind().label(), twilio.accountSid(), clock.instant());
        if (DocumentInserts.ifAbsent(mongo, recovery)) {
            meters.recovered(event.kind());
            log.atWarn()
                    .addKeyValue("kind", event.kind().label())
                    .addKeyValue("event", twilio.id())
                    .addKeyValue("tenant", event.event().tenantId())
                    .addKeyValue("account", twilio.accountSid())
                    .addKeyValue("at", twilio.receivedAt())
                    .log("webhook recovered: Twilio has what it did not deliver");
        }
    }

    private static String id(RecoveredEvent event) {
        return TenantKey.of(
                String.valueOf(event.event().tenantId()), event.event().id());
    }
}
