package io.switchboard.kafka;

import java.time.Instant;

import io.switchboard.events.EventType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventFactoryTests {

    private static final EventFactory FACTORY = new EventFactory("/test-service");

    @Test
    void theSameChangeOfASubjectIsTheSameEvent() {
        var event = FACTORY.event(EventType.CONVERSATION_UPDATED, "c1", "7", Instant.EPOCH, "demo", "data");

        assertThat(event.id()).isEqualTo("c1/7");
        assertThat(event.source()).isEqualTo("/test-service");
        assertThat(event.subject()).isEqualTo("c1");
        assertThat(event.type()).isEqualTo(EventType.CONVERSATION_UPDATED.type());
    }
}
