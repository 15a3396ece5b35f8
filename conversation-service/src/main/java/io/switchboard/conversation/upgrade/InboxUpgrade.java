package io.switchboard.conversation.upgrade;

import java.time.Clock;
import java.time.Duration;

import io.switchboard.conversation.upgrade.ConsentUpgrade.Upgrade;
import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Gives the conversations of earlier releases what lists are filtered by: who waits, what was not delivered, whom notes
 * mention. A run that a crash ended is repeated.
 */
@Component
class InboxUpgrade extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(InboxUpgrade.class);

    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final String NAME = "inbox-filters";

    private final InboxImport conversations;
    private final Leases leases;
    private final MongoOperations mongo;
    private final Clock clock;
    private volatile boolean isDone;

    InboxUpgrade(InboxImport conversations, Leases leases, MongoOperations mongo, Clock clock) {
        super("inbox-upgrade", INTERVAL);
        this.conversations = conversations;
        this.leases = leases;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Override
    protected void run() {
        isDone = isDone || mongo.findById(NAME, Upgrade.class) != null;
        if (!isDone) {
            leases.runHolding(NAME, LEASE, this::importAll);
        }
    }

    private void importAll() {
        var imported = conversations.importAll();
        mongo.save(new Upgrade(NAME, clock.instant()));
        isDone = true;
        log.atInfo().addKeyValue("conversations", imported).log("conversations brought up to the inbox's filters");
    }
}
