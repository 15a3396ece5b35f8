package io.switchboard.provisioning.audit;

import java.util.List;
import java.util.Objects;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import io.switchboard.events.TopicNames;
import io.switchboard.events.Topics;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.kafka.listener.BatchProcessor;
import io.switchboard.kafka.listener.UnprocessableEvent;
import io.switchboard.web.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Stores the audit entries that all services publish. */
@Component
class AuditListener {

    private static final String ID = "audit";

    private final BatchProcessor batches;
    private final AuditLog log;

    AuditListener(BatchProcessor batches, AuditLog log) {
        this.batches = batches;
        this.log = log;
    }

    @Bean
    static Topic<?> auditDeadLetters() {
        return Topics.AUDIT.deadLetters();
    }

    @KafkaListener(
            id = ID,
            topics = TopicNames.AUDIT,
            groupId = "provisioning-audit",
            batch = "true",
            properties = BatchProcessor.BACKGROUND_FETCH)
    void receive(List<ConsumerRecord<String, CloudEvent<AuditEntry>>> records) {
        batches.process(ID, records, AuditListener::check, this::store);
    }

    private void store(List<CloudEvent<AuditEntry>> events) {
        log.add(events.stream().map(CloudEvent::data).filter(Objects::nonNull).toList());
    }

    /** Rejects an entry that could not be shown, or whose tenant is not that of its event. */
    static void check(CloudEvent<AuditEntry> event) {
        var entry = event.data();
        if (entry == null || isBlank(entry.id()) || entry.at() == null) {
            throw new UnprocessableEvent("No entry with id and time in event " + event.id());
        }
        if (isBlank(entry.subject()) || isBlank(entry.what()) || isBlank(entry.target()) || entry.outcome() == null) {
            throw new UnprocessableEvent("No subject, change, target or outcome in event " + event.id());
        }
        if (TenantId.parse(entry.tenantId()).isEmpty() || !Objects.equals(entry.tenantId(), event.tenantId())) {
            throw new UnprocessableEvent("Another tenant in the entry of event " + event.id());
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
