package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts the unexpected failures of sending and logs them, at most once a minute. */
@Component
class SendFailureLog {

    private static final Logger log = LoggerFactory.getLogger(SendFailureLog.class);

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final SendMeters meters;
    private final Clock clock;
    private volatile Instant loggedAt = Instant.MIN;

    SendFailureLog(SendMeters meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void add(RuntimeException failure, String operation) {
        meters.interrupted();
        var now = clock.instant();
        if (!now.isBefore(loggedAt.plus(INTERVAL))) {
            loggedAt = now;
            log.atError().setCause(failure).addKeyValue("operation", operation).log("sending failed and is repeated");
        }
    }
}
