package io.switchboard.conversation.intake;

import java.util.List;

import io.switchboard.conversation.events.Poll;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import io.switchboard.events.TwilioEvent;
import io.switchboard.events.TwilioEventType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Takes what the ingress kept, a poll at a time: texts and statuses, each kind with one bulk write. All records of a thread
 * have the same key, so they are handled by one consumer, in order.
 */
@Component
class TwilioMessagingListener {

    private final InboundMessages inbound;
    private final StatusCallbacks statuses;

    TwilioMessagingListener(InboundMessages inbound, StatusCallbacks statuses) {
        this.inbound = inbound;
        this.statuses = statuses;
    }

    @Bean
    static Topic<?> setAside() {
        return Topics.TWILIO_MESSAGING.deadLetters();
    }

    @KafkaListener(
            id = "twilio-messaging",
            topics = "twilio.messaging",
            groupId = "conversation-service",
            batch = "true")
    void take(List<ConsumerRecord<String, CloudEvent<TwilioEvent>>> records) {
        var poll = Poll.of(records, TwilioMessagingListener::check);
        inbound.store(poll.events(TwilioEventType.INBOUND_MESSAGE::equals));
        statuses.store(poll.events(TwilioEventType::isMessageStatus));
        poll.throwIfPoisoned();
    }

    private static void check(CloudEvent<TwilioEvent> event) {
        if (TwilioEventType.isMessageStatus(event.type())) {
            Intake.status(event.data());
        } else if (!event.type().equals(TwilioEventType.INBOUND_MESSAGE)) {
            throw new IllegalArgumentException("unknown type " + event.type());
        }
        Intake.tenant(event);
        Intake.sid(event.data());
    }
}
