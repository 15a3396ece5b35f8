package io.switchboard.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.switchboard.events.CloudEvent;
import org.springframework.beans.factory.BeanFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stores events as the listener does, without Kafka. */
public final class TestIntake {

    private final DeliveryIntake intake;

    public TestIntake(BeanFactory components) {
        intake = components.getBean(DeliveryIntake.class);
    }

    /** Stores the events as one batch; their offsets follow from their places in the list. */
    public void store(List<CloudEvent<JsonNode>> events) {
        store(events, 0);
    }

    /** Stores the events as one batch that begins at this offset. */
    public void store(List<CloudEvent<JsonNode>> events, long offset) {
        intake.store(IntStream.range(0, events.size())
                .mapToObj(index -> new ReceivedEvent(events.get(index), offset + index))
                .toList());
    }

    /** An event of a conversation. */
    public static CloudEvent<JsonNode> event(String tenant, String conversation, String id, Instant time) {
        var data = JsonMapper.shared().createObjectNode();
        data.put("conversationId", conversation);
        data.put("body", "Hi from " + id);
        return new CloudEvent<>(
                id, "io.switchboard.message.received", "/conversation-service", "SM" + id, time, tenant, data);
    }
}
