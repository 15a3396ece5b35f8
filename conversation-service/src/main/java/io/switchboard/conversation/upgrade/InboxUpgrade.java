package io.switchboard.conversation.upgrade;

import java.time.Clock;

import io.switchboard.mongo.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Gives conversations of earlier releases what lists select by: who waits, what was not delivered, whom notes mention. */
@Component
class InboxUpgrade extends OneTimeUpgrade {

    private static final Logger log = LoggerFactory.getLogger(InboxUpgrade.class);

    private final InboxImport conversations;

    InboxUpgrade(InboxImport conversations, Leases leases, MongoOperations mongo, Clock clock) {
        super("inbox-filters", leases, mongo, clock);
        this.conversations = conversations;
    }

    @Override
    void upgrade() {
        log.atInfo()
                .addKeyValue("imported", conversations.importAll())
                .log("waits, failures and mentions imported into conversations");
    }
}
