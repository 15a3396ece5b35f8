package io.switchboard.conversation.twilioconversation.receiving;

import java.time.Duration;

import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Runs {@link ParticipantLookups} in one instance at a time. */
@Component
class ParticipantLookupLoop extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(ParticipantLookupLoop.class);
    private static final String LEASE = "conversation-participants";
    private static final Duration LEASE_DURATION = Duration.ofMinutes(2);

    private final ParticipantLookups lookups;
    private final Leases leases;

    ParticipantLookupLoop(ParticipantLookups lookups, Leases leases, LookupSettings settings) {
        super(LEASE, settings.interval());
        this.lookups = lookups;
        this.leases = leases;
    }

    @Override
    protected void run() {
        try {
            leases.runHolding(LEASE, LEASE_DURATION, lookups::run);
        } catch (DataAccessException e) {
            log.atWarn().addKeyValue("reason", e.toString()).log("participants of conversations not looked up");
        }
    }
}
