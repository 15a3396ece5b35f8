package io.switchboard.conversation.inbox;

import java.time.Clock;
import java.time.Duration;

import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.events.Conversation.Status;
import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Opens conversations whose snooze has ended. One instance at a time looks for them; even without its lease, each conversation
 * is opened and announced once, because the write requires that it is still snoozed.
 */
@Component
class SnoozeEnd extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(SnoozeEnd.class);
    private static final String LEASE = "snoozed-conversations";
    private static final Duration LEASE_DURATION = Duration.ofMinutes(1);
    private static final int BATCH = 200;

    private final MongoOperations mongo;
    private final ConversationHandling handling;
    private final Leases leases;
    private final Clock clock;

    SnoozeEnd(
            MongoOperations mongo, ConversationHandling handling, Leases leases, Clock clock, InboxSettings settings) {
        super("snooze-end", settings.snoozeInterval());
        this.mongo = mongo;
        this.handling = handling;
        this.leases = leases;
        this.clock = clock;
    }

    @Override
    protected void run() {
        try {
            leases.runHolding(LEASE, LEASE_DURATION, this::openDue);
        } catch (DataAccessException e) {
            log.atWarn().addKeyValue("reason", e.toString()).log("snoozed conversations not opened");
        }
    }

    /** Opens those that are due, at most {@value #BATCH} in one run. */
    void openDue() {
        var now = clock.instant();
        var due = query(where("handling.snoozedUntil").lte(now).and("status").is(Status.SNOOZED))
                .with(Sort.by("handling.snoozedUntil"))
                .limit(BATCH);
        mongo.find(due, StoredConversation.class).forEach(conversation -> handling.unsnooze(conversation.id(), now));
    }
}
