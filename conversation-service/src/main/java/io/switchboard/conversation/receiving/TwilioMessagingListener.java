package io.switchboard.conversation.receiving;

import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import io.switchboard.events.TopicNames;
import io.switchboard.events.Topics;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.kafka.listener.BatchProcessor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Stores the messages and statuses that the ingress published, in batches, each kind with one bulk write. All records of a
 * conversation have the same key, so one consumer handles them in order, while others handle those of other partitions.
 */
@Component
class TwilioMessagingListener {

    private static final String ID = "twilio-messaging";
    private static final String CONSUMERS = "messagingConsumers";

    private final BatchProcessor batches;
    private final InboundMessages inbound;
    private final StatusCallbacks statuses;

    TwilioMessagingListener(BatchProcessor batches, InboundMessages inbound, StatusCallbacks statuses) {
        this.batches = batches;
        this.inbound = inbound;
        this.statuses = statuses;
    }

    @Bean
    static Topic<?> twilioMessagingDeadLetters() {
        return Topics.TWILIO_MESSAGING.deadLetters();
    }

    /** How many consumers an instance has; Kafka gives each of them partitions of its own. */
    @Bean(CONSUMERS)
    static Integer messagingConsumers(ReceivingSettings settings) {
        return settings.consumers(Runtime.getRuntime().availableProcessors());
    }

    @KafkaListener(
            id = ID,
            topics = TopicNames.TWILIO_MESSAGING,
            groupId = "conversation-service",
            concurrency = "#{@" + CONSUMERS + "}",
            properties = "fetch.max.bytes=4194304",
            batch = "true")
    void receive(List<ConsumerRecord<String, CloudEvent<TwilioEvent>>> records) {
        batches.process(ID, records, MessagingEvents::check, this::store);
    }

    private void store(List<CloudEvent<TwilioEvent>> events) {
        inbound.store(events.stream()
                .filter(event -> event.type().equals(TwilioEventType.INBOUND_MESSAGE))
                .toList());
        statuses.store(events.stream()
                .filter(event -> TwilioEventType.isMessageStatus(event.type()))
                .toList());
    }
}
