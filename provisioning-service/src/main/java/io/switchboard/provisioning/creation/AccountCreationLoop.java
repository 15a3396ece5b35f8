package io.switchboard.provisioning.creation;

import java.time.Clock;
import java.time.Duration;

import io.switchboard.mongo.IntervalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Continues creations that a crash or a failure of Twilio interrupted. Each instance runs it. */
@Component
class AccountCreationLoop extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(AccountCreationLoop.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final AccountCreations creations;
    private final AccountCreator creator;
    private final Clock clock;

    AccountCreationLoop(AccountCreations creations, AccountCreator creator, Clock clock) {
        super("account-creation", INTERVAL);
        this.creations = creations;
        this.creator = creator;
        this.clock = clock;
    }

    @Override
    protected void run() {
        for (var creation : creations.due(clock.instant())) {
            try {
                creator.advance(creation);
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("tenant", creation.tenantId())
                        .addKeyValue("reason", e.toString())
                        .log("creation of an account not continued, tried again soon");
            }
        }
    }
}
