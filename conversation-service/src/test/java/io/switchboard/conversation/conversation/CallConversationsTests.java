package io.switchboard.conversation.conversation;

import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.conversation.CallConversations.CallEntry;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.traffic.TrafficDirection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallConversationsTests {

    private static final Instant AT = Instant.parse("2026-11-21T09:30:00Z");

    @Test
    void aCallWhoseConversationWasErasedAnnouncesNothing() {
        try (var store = new TestStore()) {
            var cause = new CloudEvent<>(
                    "CA1", "com.twilio.voice", "/test", null, AT, OneNumber.TENANT.value(), "a call's end");
            var entry = new CallEntry(
                    "erased",
                    "call",
                    TrafficDirection.INBOUND,
                    "Missed call",
                    "missed",
                    true,
                    AT,
                    true,
                    "end",
                    AT,
                    cause);

            var events = store.get(CallConversations.class).note(List.of(entry));

            assertThat(events).isEmpty();
        }
    }
}
