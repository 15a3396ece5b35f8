package io.switchboard.conversation.webhooklog;

import java.time.Clock;
import java.time.Duration;

import io.switchboard.mongo.IntervalTask;
import org.springframework.stereotype.Component;

/** Deletes expired entries on servers whose indexes do not. */
@Component
class WebhookLogCleaner extends IntervalTask {

    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private final WebhookLog log;
    private final Clock clock;

    WebhookLogCleaner(WebhookLog log, Clock clock) {
        super("webhook-log", INTERVAL);
        this.log = log;
        this.clock = clock;
    }

    @Override
    protected void run() {
        log.deleteExpired(clock.instant());
    }
}
