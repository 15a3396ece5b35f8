package io.switchboard.conversation.call.receiving;

import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import io.switchboard.events.TopicNames;
import io.switchboard.events.Topics;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.kafka.listener.BatchProcessor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Stores the calls that the ingress published, in batches. All records with a CallSid have the same key, so one consumer
 * handles them in order; the legs of a call have CallSids of their own.
 */
@Component
class TwilioVoiceListener {

    private static final String ID = "twilio-voice";

    private final BatchProcessor batches;
    private final CallReports reports;

    TwilioVoiceListener(BatchProcessor batches, CallReports reports) {
        this.batches = batches;
        this.reports = reports;
    }

    @Bean
    static Topic<?> twilioVoiceDeadLetters() {
        return Topics.TWILIO_VOICE.deadLetters();
    }

    /** There are fewer calls than texts, and each is small: a poll holds an eighth of what one of messages holds. */
    @KafkaListener(
            id = ID,
            topics = TopicNames.TWILIO_VOICE,
            groupId = "conversation-service",
            batch = "true",
            properties = {"fetch.max.bytes=1048576", "max.partition.fetch.bytes=131072"})
    void receive(List<ConsumerRecord<String, CloudEvent<TwilioEvent>>> records) {
        batches.process(
                ID,
                records,
                CallEventReader::check,
                events -> reports.add(
                        events.stream().filter(CallEventReader::isAboutCall).toList()));
    }
}
