package io.switchboard.conversation.twilioconversation.receiving;

import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * The meters of the events of Twilio Conversations: {@code switchboard.conversation.conversationevents.received} =
 * {@code applied + waiting + ignored}, by kind. {@code waiting} ones came before what they are about and are applied later,
 * uncounted; {@code ignored} ones change nothing here.
 */
@Component
class ConversationEventMeters {

    private final MeterRegistry registry;

    ConversationEventMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    enum Outcome {
        APPLIED,
        WAITING,
        IGNORED
    }

    void received(ConversationEventKind kind, Outcome outcome) {
        Counter.builder("switchboard.conversation.conversationevents.received")
                .description("Events of Twilio Conversations read from Kafka")
                .tag("kind", word(kind))
                .tag("outcome", word(outcome))
                .register(registry)
                .increment();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
