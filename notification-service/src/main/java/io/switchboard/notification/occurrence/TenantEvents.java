package io.switchboard.notification.occurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.events.Message;
import io.switchboard.events.MessageStatusChanged;
import io.switchboard.events.call.Call;
import io.switchboard.events.call.CallRecordingChanged;
import io.switchboard.notification.bell.BellMeters;
import io.switchboard.web.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The events of a poll that have a tenant, in their order. */
record TenantEvents(List<TenantEvent> events) {

    /** An event and its tenant. */
    record TenantEvent(TenantId tenant, CloudEvent<?> event) {}

    static TenantEvents read(
            List<ConsumerRecord<String, CloudEvent<?>>> records, OccurrenceReader reader, BellMeters meters) {
        var events = new ArrayList<TenantEvent>();
        for (var record : records) {
            var event = record.value();
            if (event == null) {
                meters.unreadable();
            } else {
                reader.tenantOf(event).ifPresent(tenant -> events.add(new TenantEvent(tenant, event)));
            }
        }
        return new TenantEvents(events);
    }

    List<TenantId> tenants() {
        return events.stream().map(TenantEvent::tenant).distinct().toList();
    }

    /** Returns the ids of the facts of all conversations that the events concern. */
    List<String> conversations() {
        return events.stream().flatMap(TenantEvents::conversation).distinct().toList();
    }

    private static Stream<String> conversation(TenantEvent event) {
        return Stream.ofNullable(
                        conversationId(Objects.requireNonNull(event.event().data())))
                .map(id -> ConversationFacts.id(event.tenant(), id));
    }

    private static @Nullable String conversationId(Object data) {
        return switch (data) {
            case Conversation conversation -> conversation.id();
            case Message message -> message.conversationId();
            case MessageStatusChanged change -> change.conversationId();
            case Call call -> call.conversationId();
            case CallRecordingChanged recording -> recording.conversationId();
            default -> null;
        };
    }
}
