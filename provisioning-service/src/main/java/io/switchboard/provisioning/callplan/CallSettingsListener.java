package io.switchboard.provisioning.callplan;

import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.TopicNames;
import io.switchboard.events.setting.SettingsUpdated;
import io.switchboard.kafka.listener.BatchProcessor;
import io.switchboard.kafka.listener.UnprocessableEvent;
import io.switchboard.web.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Follows the tenants' page of settings {@code calls}: stores its values and announces the tenant's numbers, then commits the
 * offset. After a crash both are done again.
 */
@Component
class CallSettingsListener {

    private static final String ID = "call-settings";
    private static final String PAGE = "calls";
    private static final String SETTINGS_UPDATED = EventType.SETTINGS_UPDATED.type();

    private final BatchProcessor batches;
    private final TenantCallStore settings;
    private final NumberAnnouncer numbers;

    CallSettingsListener(BatchProcessor batches, TenantCallStore settings, NumberAnnouncer numbers) {
        this.batches = batches;
        this.settings = settings;
        this.numbers = numbers;
    }

    @KafkaListener(
            id = ID,
            topics = TopicNames.EVENTS,
            groupId = "provisioning-call-settings",
            batch = "true",
            properties = BatchProcessor.BACKGROUND_FETCH)
    void receive(List<ConsumerRecord<String, CloudEvent<Object>>> records) {
        batches.process(ID, records, CallSettingsListener::check, this::follow);
    }

    private static void check(CloudEvent<Object> event) {
        if (isOfCalls(event) && TenantId.parse(event.tenantId()).isEmpty()) {
            throw new UnprocessableEvent("No tenant in event " + event.id());
        }
    }

    private void follow(List<CloudEvent<Object>> events) {
        events.stream().filter(CallSettingsListener::isOfCalls).forEach(this::follow);
    }

    void follow(CloudEvent<Object> event) {
        var tenant = TenantId.parse(event.tenantId()).orElseThrow();
        if (event.data() instanceof SettingsUpdated updated
                && updated.values() != null
                && settings.store(tenant, updated.revision(), updated.values())) {
            numbers.announceNumbersOf(tenant);
        }
    }

    /** Events of messages are far more, and are passed over by their type. */
    private static boolean isOfCalls(CloudEvent<Object> event) {
        return event.type().equals(SETTINGS_UPDATED)
                && event.data() instanceof SettingsUpdated updated
                && updated.page().equals(PAGE);
    }
}
