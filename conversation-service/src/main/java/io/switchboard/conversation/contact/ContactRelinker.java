package io.switchboard.conversation.contact;

import java.time.Duration;

import io.switchboard.mongo.IntervalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Completes at intervals the merges and renames that a crash interrupted, and repeats each of them once. */
@Component
class ContactRelinker extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(ContactRelinker.class);
    private static final int BATCH = 100;

    private final ContactLinks links;

    ContactRelinker(ContactLinks links) {
        super("contact-links", Duration.ofSeconds(10));
        this.links = links;
    }

    @Override
    protected void run() {
        try {
            links.relinkDue(BATCH);
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("reason", e.toString()).log("contacts not linked yet, the next run repeats it");
        }
    }
}
