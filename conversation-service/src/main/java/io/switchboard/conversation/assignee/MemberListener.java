package io.switchboard.conversation.assignee;

import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.TopicNames;
import io.switchboard.events.member.Member;
import io.switchboard.kafka.listener.BatchProcessor;
import io.switchboard.kafka.listener.UnprocessableEvent;
import io.switchboard.web.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Stores the members that provisioning announces. The payloads of other events are not read. */
@Component
class MemberListener {

    private static final String ID = "members";

    private final BatchProcessor batches;
    private final AssignableMembers assignees;

    MemberListener(BatchProcessor batches, AssignableMembers assignees) {
        this.batches = batches;
        this.assignees = assignees;
    }

    @KafkaListener(
            id = ID,
            topics = TopicNames.EVENTS,
            groupId = "conversation-members",
            batch = "true",
            concurrency = "1",
            properties = {"switchboard.event-types=io.switchboard.member.", BatchProcessor.BACKGROUND_FETCH})
    void receive(List<ConsumerRecord<String, CloudEvent<Object>>> records) {
        batches.process(ID, records, MemberListener::check, events -> events.forEach(this::store));
    }

    private static void check(CloudEvent<Object> event) {
        if (event.data() instanceof Member && TenantId.parse(event.tenantId()).isEmpty()) {
            throw new UnprocessableEvent("No tenant in event " + event.id());
        }
    }

    private void store(CloudEvent<Object> event) {
        if (event.data() instanceof Member member) {
            var isRemoved = event.type().equals(EventType.MEMBER_DELETED.type());
            TenantId.parse(event.tenantId())
                    .ifPresent(tenant -> assignees.store(tenant, member.id(), member.revision(), isRemoved));
        }
    }
}
