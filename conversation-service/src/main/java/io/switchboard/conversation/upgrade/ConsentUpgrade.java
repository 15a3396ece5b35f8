package io.switchboard.conversation.upgrade;

import java.time.Clock;

import io.switchboard.conversation.optout.ConsentImport;
import io.switchboard.mongo.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Imports refusals from statuses that were stored before consent was. */
@Component
class ConsentUpgrade extends OneTimeUpgrade {

    private static final Logger log = LoggerFactory.getLogger(ConsentUpgrade.class);

    private final ConsentImport consents;

    ConsentUpgrade(ConsentImport consents, Leases leases, MongoOperations mongo, Clock clock) {
        super("consents-from-statuses", leases, mongo, clock);
        this.consents = consents;
    }

    @Override
    void upgrade() {
        log.atInfo().addKeyValue("imported", consents.importAll()).log("refusals imported from statuses");
    }
}
