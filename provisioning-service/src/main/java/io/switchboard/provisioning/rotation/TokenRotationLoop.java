package io.switchboard.provisioning.rotation;

import java.time.Clock;
import java.time.Duration;

import io.switchboard.mongo.IntervalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Continues rotations: their later steps, and those that a crash or a failure of Twilio interrupted. Each instance runs it. */
@Component
class TokenRotationLoop extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(TokenRotationLoop.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final TokenRotations rotations;
    private final TokenRotator rotator;
    private final Clock clock;

    TokenRotationLoop(TokenRotations rotations, TokenRotator rotator, Clock clock) {
        super("token-rotation", INTERVAL);
        this.rotations = rotations;
        this.rotator = rotator;
        this.clock = clock;
    }

    @Override
    protected void run() {
        for (var rotation : rotations.due(clock.instant())) {
            try {
                rotator.advance(rotation.accountSid());
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("account", rotation.accountSid())
                        .addKeyValue("reason", e.toString())
                        .log("rotation of a token not continued, tried again soon");
            }
        }
    }
}
