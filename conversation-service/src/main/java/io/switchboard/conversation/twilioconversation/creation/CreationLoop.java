package io.switchboard.conversation.twilioconversation.creation;

import java.time.Clock;
import java.time.Duration;

import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Continues creations that a crash or an outage of Twilio interrupted, in one instance at a time. */
@Component
class CreationLoop extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(CreationLoop.class);
    private static final String LEASE = "conversation-creations";
    private static final Duration LEASE_DURATION = Duration.ofMinutes(2);

    private final ConversationCreations creations;
    private final ConversationCreator creator;
    private final Leases leases;
    private final Clock clock;

    CreationLoop(
            ConversationCreations creations,
            ConversationCreator creator,
            Leases leases,
            Clock clock,
            @Value("${switchboard.twilio-conversations.interval:2s}") Duration interval) {
        super(LEASE, interval);
        this.creations = creations;
        this.creator = creator;
        this.leases = leases;
        this.clock = clock;
    }

    @Override
    protected void run() {
        try {
            leases.runHolding(LEASE, LEASE_DURATION, this::attemptDue);
        } catch (DataAccessException e) {
            log.atWarn().addKeyValue("reason", e.toString()).log("creations of conversations not continued");
        }
    }

    /** Makes one attempt for each that is due. */
    void attemptDue() {
        creations.due(clock.instant()).forEach(this::attempt);
    }

    /** One that fails is tried again after those that wait. */
    private void attempt(StoredCreation creation) {
        try {
            creator.attempt(creation);
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("tenant", creation.tenantId())
                    .addKeyValue("account", creation.accountSid())
                    .addKeyValue("reason", e.toString())
                    .log("conversation not created");
            creations.postpone(creation, clock.instant());
        }
    }
}
