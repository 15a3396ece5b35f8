package io.switchboard.provisioning.tenantsetting;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

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
 * Hands changes of the tenants' settings to the followers of their pages, and then commits the offset. After a crash they are
 * handed over again.
 */
@Component
class TenantSettingsListener {

    private static final String ID = "tenant-settings";
    private static final String SETTINGS_UPDATED = EventType.SETTINGS_UPDATED.type();

    private final BatchProcessor batches;
    private final Map<String, SettingsFollower> followers;

    TenantSettingsListener(BatchProcessor batches, List<SettingsFollower> followers) {
        this.batches = batches;
        this.followers = followers.stream().collect(Collectors.toMap(SettingsFollower::page, Function.identity()));
    }

    @KafkaListener(
            id = ID,
            topics = TopicNames.EVENTS,
            groupId = "provisioning-tenant-settings",
            batch = "true",
            properties = BatchProcessor.BACKGROUND_FETCH)
    void receive(List<ConsumerRecord<String, CloudEvent<Object>>> records) {
        batches.process(ID, records, this::check, this::follow);
    }

    private void check(CloudEvent<Object> event) {
        if (isFollowed(event) && TenantId.parse(event.tenantId()).isEmpty()) {
            throw new UnprocessableEvent("No tenant in event " + event.id());
        }
    }

    private void follow(List<CloudEvent<Object>> events) {
        events.stream().filter(this::isFollowed).forEach(this::follow);
    }

    private void follow(CloudEvent<Object> event) {
        var tenant = TenantId.parse(event.tenantId()).orElseThrow();
        if (event.data() instanceof SettingsUpdated updated) {
            var follower = followers.get(updated.page());
            var values = updated.values();
            if (follower != null && values != null) {
                follower.follow(tenant, updated.revision(), values);
            }
        }
    }

    /** Events of messages are far more, and are passed over by their type. */
    private boolean isFollowed(CloudEvent<Object> event) {
        return event.type().equals(SETTINGS_UPDATED)
                && event.data() instanceof SettingsUpdated updated
                && followers.containsKey(updated.page());
    }
}
