package io.switchboard.conversation.routing;

import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.TopicNames;
import io.switchboard.web.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Routes the conversations of numbers that tenants have adopted. A record that the directory cannot read either is passed
 * over; its next version is read again.
 */
@Component
class NumberListener {

    private final UnroutedConversations conversations;

    NumberListener(UnroutedConversations conversations) {
        this.conversations = conversations;
    }

    @KafkaListener(
            id = "adopted-numbers",
            topics = TopicNames.NUMBERS,
            groupId = "conversation-service",
            batch = "true",
            concurrency = "1",
            properties = {"fetch.max.bytes=131072", "max.partition.fetch.bytes=131072"})
    void receive(List<ConsumerRecord<String, CloudEvent<NumberRecord>>> records) {
        for (var record : records) {
            var event = record.value();
            if (event != null) {
                TenantId.parse(event.data().tenantId())
                        .ifPresent(tenant ->
                                conversations.adopt(tenant, event.data().address()));
            }
        }
    }
}
