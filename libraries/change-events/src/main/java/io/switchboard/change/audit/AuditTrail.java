package io.switchboard.change.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records what people, programs and loops change. An entry about a revised document is one of the change's pending events: it is
 * stored with the change and published at least once. An entry about anything else is published by itself.
 * Fields that are named like secrets are left out.
 */
public class AuditTrail {

    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(3);
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final EventPublisher publisher;
    private final EventFactory events;
    private final IdGenerator ids;
    private final Clock clock;

    AuditTrail(EventPublisher publisher, EventFactory events, IdGenerator ids, Clock clock) {
        this.publisher = publisher;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** The announcement that makes the entry one of a document's pending events. Its id and time are then the event's. */
    public EventAnnouncement announcement(ApiCaller caller, AuditedChange change) {
        return announcement(AuditActor.of(caller), tenant(caller), change, Outcome.SUCCEEDED);
    }

    /** The same for a change by an actor that may have no request, such as a loop. */
    public EventAnnouncement announcement(AuditActor actor, TenantId tenant, AuditedChange change, Outcome outcome) {
        var entry = entry("", clock.instant(), actor, tenant, change, outcome);
        return new EventAnnouncement(EventType.AUDIT_RECORDED.type(), JSON.writeValueAsString(entry));
    }

    /**
     * Publishes the entry about something that is no revised document, and waits at most three seconds.
     *
     * @throws PublishFailed when Kafka did not acknowledge it; whether the request fails then is the caller's decision
     */
    public void publish(ApiCaller caller, AuditedChange change, Outcome outcome) {
        publish(AuditActor.of(caller), tenant(caller), change, outcome);
    }

    /**
     * Publishes the entry about a change by an actor that may have no request, such as a loop, and waits at most three
     * seconds.
     *
     * @throws PublishFailed when Kafka did not acknowledge it
     */
    public void publish(AuditActor actor, TenantId tenant, AuditedChange change, Outcome outcome) {
        publish(ids.next(), actor, tenant, change, outcome);
    }

    /**
     * The same under an id that the change determines, so that a repetition after a crash is the same entry.
     *
     * @throws PublishFailed when Kafka did not acknowledge it
     */
    public void publish(String id, AuditActor actor, TenantId tenant, AuditedChange change, Outcome outcome) {
        var entry = entry(id, clock.instant(), actor, tenant, change, outcome);
        publisher.publish(
                Topics.AUDIT,
                entry.tenantId(),
                events.eventWithId(
                        EventType.AUDIT_RECORDED, entry.id(), change.target(), entry.at(), entry.tenantId(), entry),
                PUBLISH_TIMEOUT);
    }

    /** The same for a change that is made and cannot be undone: an entry that Kafka does not take is in the log. */
    public void publishOrLog(AuditActor actor, TenantId tenant, AuditedChange change, Outcome outcome) {
        try {
            publish(actor, tenant, change, outcome);
        } catch (PublishFailed e) {
            log.atError()
                    .addKeyValue("subject", actor.subject())
                    .addKeyValue("tenant", tenant)
                    .addKeyValue("what", change.what())
                    .addKeyValue("target", change.target())
                    .addKeyValue("outcome", outcome.word())
                    .addKeyValue("reason", e.getMessage())
                    .log("change made, its audit entry was not published");
        }
    }

    private static AuditEntry entry(
            String id, Instant at, AuditActor actor, TenantId tenant, AuditedChange change, Outcome outcome) {
        return new AuditEntry(
                id,
                at,
                actor.subject(),
                actor.client(),
                actor.roles(),
                tenant.value(),
                change.what(),
                change.target(),
                fields(change.before()),
                fields(change.after()),
                outcome,
                MDC.get("traceId"));
    }

    private static TenantId tenant(ApiCaller caller) {
        return Objects.requireNonNull(caller.tenant(), "a request without a tenant changes nothing of a tenant");
    }

    private static @Nullable Map<String, Object> fields(@Nullable Object resource) {
        return resource == null ? null : SecretFields.without(JSON.convertValue(resource, FIELDS));
    }
}
