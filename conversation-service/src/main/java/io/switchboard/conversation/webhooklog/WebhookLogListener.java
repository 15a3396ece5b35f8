package io.switchboard.conversation.webhooklog;

import java.util.ArrayList;
import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.TopicNames;
import io.switchboard.kafka.listener.BatchProcessor;
import io.switchboard.mongo.TransientFailures;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Logs the webhooks that the ingress published. It has a consumer group of its own, so that neither its work nor its failures
 * delay a message. A record that cannot be logged is counted and left out: the listener that acts on it dead-letters it.
 */
@Component
class WebhookLogListener {

    private static final Logger log = LoggerFactory.getLogger(WebhookLogListener.class);

    private static final String ID = "webhook-log";

    private final WebhookLogReader reader;
    private final WebhookLog webhooks;
    private final WebhookLogAnnouncer announcer;
    private final WebhookLogMeters meters;

    WebhookLogListener(
            WebhookLogReader reader, WebhookLog webhooks, WebhookLogAnnouncer announcer, WebhookLogMeters meters) {
        this.reader = reader;
        this.webhooks = webhooks;
        this.announcer = announcer;
        this.meters = meters;
    }

    /** The log may lag behind, so a poll holds little: half of what one of calls does. */
    @KafkaListener(
            id = ID,
            topics = {
                TopicNames.TWILIO_MESSAGING,
                TopicNames.TWILIO_VOICE,
                TopicNames.TWILIO_CONVERSATIONS,
                TopicNames.TWILIO_DEBUGGER,
                TopicNames.TWILIO_REJECTED
            },
            groupId = "conversation-webhook-log",
            batch = "true",
            concurrency = "1",
            properties = BatchProcessor.SMALL_BACKGROUND_FETCH)
    void receive(List<ConsumerRecord<String, CloudEvent<?>>> records) {
        var entries = new ArrayList<StoredWebhook>();
        records.forEach(record -> read(record, entries));
        store(entries);
    }

    private void read(ConsumerRecord<String, CloudEvent<?>> record, List<StoredWebhook> entries) {
        var event = record.value();
        if (event == null) {
            meters.unreadable(1);
            return;
        }
        try {
            reader.read(record.topic(), event).ifPresentOrElse(entries::add, () -> meters.foreign(1));
        } catch (RuntimeException e) {
            leaveOut(record.topic(), e);
        }
    }

    private void store(List<StoredWebhook> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try {
            var limited = webhooks.add(entries);
            meters.stored(entries.size() - limited);
            meters.limited(limited);
            announcer.announce(entries);
        } catch (DataAccessException e) {
            if (TransientFailures.isTransient(NestedExceptionUtils.getMostSpecificCause(e))) {
                throw e;
            }
            if (entries.size() == 1) {
                leaveOut(entries.getFirst().id(), e);
            } else {
                store(entries.subList(0, entries.size() / 2));
                store(entries.subList(entries.size() / 2, entries.size()));
            }
        }
    }

    private void leaveOut(String what, RuntimeException failure) {
        meters.unreadable(1);
        log.atDebug().setCause(failure).addKeyValue("record", what).log("webhook not logged");
    }
}
