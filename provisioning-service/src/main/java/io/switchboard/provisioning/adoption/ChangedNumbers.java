package io.switchboard.provisioning.adoption;

import io.switchboard.provisioning.numbers.PhoneNumberChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Publishes what somebody changed, without waiting for the next round. Should that fail, the next round does it. */
@Component
class ChangedNumbers {

    private static final Logger log = LoggerFactory.getLogger(ChangedNumbers.class);

    private final Publications publications;

    ChangedNumbers(Publications publications) {
        this.publications = publications;
    }

    @EventListener
    void publish(PhoneNumberChanged change) {
        Thread.ofVirtual().name("changed-number").start(() -> {
            try {
                publications.publish(change.number());
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("number", change.number().sid())
                        .addKeyValue("reason", e.toString())
                        .log("changed number not published, the next adoption will do it");
            }
        });
    }
}
