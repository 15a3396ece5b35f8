package io.switchboard.provisioning.lastwebhook;

import java.util.List;
import java.util.stream.Stream;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.TopicNames;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.kafka.listener.BatchProcessor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Reads the webhooks that the ingress published. It has a consumer group of its own. A record that is unreadable is left
 * out: the listener that acts on it dead-letters it.
 */
@Component
class LastWebhookListener {

    private static final String ID = "last-webhook";

    private final LastWebhooks webhooks;

    LastWebhookListener(LastWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    @KafkaListener(
            id = ID,
            topics = {
                TopicNames.TWILIO_MESSAGING,
                TopicNames.TWILIO_VOICE,
                TopicNames.TWILIO_CONVERSATIONS,
                TopicNames.TWILIO_DEBUGGER
            },
            groupId = "provisioning-last-webhook",
            batch = "true",
            concurrency = "1",
            properties = BatchProcessor.SMALL_BACKGROUND_FETCH)
    void receive(List<ConsumerRecord<String, CloudEvent<?>>> records) {
        records.stream()
                .flatMap(LastWebhookListener::read)
                .flatMap(event -> ReceivedWebhook.of(event).stream())
                .forEach(webhooks::record);
    }

    private static Stream<TwilioEvent> read(ConsumerRecord<String, CloudEvent<?>> record) {
        var event = record.value();
        return event != null && event.data() instanceof TwilioEvent twilio ? Stream.of(twilio) : Stream.empty();
    }
}
