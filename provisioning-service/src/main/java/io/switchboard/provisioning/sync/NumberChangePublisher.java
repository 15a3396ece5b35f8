package io.switchboard.provisioning.sync;

import io.switchboard.provisioning.publishing.RecordPublisher;
import io.switchboard.provisioning.records.PhoneNumberChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Publishes a change to a number without waiting for the next sync run, which publishes it when this fails. */
@Component
class NumberChangePublisher {

    private static final Logger log = LoggerFactory.getLogger(NumberChangePublisher.class);

    private final RecordPublisher publisher;

    NumberChangePublisher(RecordPublisher publisher) {
        this.publisher = publisher;
    }

    @EventListener
    void publish(PhoneNumberChanged change) {
        Thread.ofVirtual().name("changed-number").start(() -> {
            try {
                publisher.publishUnlessOlder(change.number().toCompactedRecord());
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("number", change.number().sid())
                        .addKeyValue("reason", e.toString())
                        .log("changed number not published, the next sync run will publish it");
            }
        });
    }
}
