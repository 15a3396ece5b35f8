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
    private final WebhookLogWatches watches;
    private final Clock clock;

    WebhookLogCleaner(WebhookLog log, WebhookLogWatches watches, Clock clock) {
        super("webhook-log", INTERVAL);
        this.log = log;
        this.watches = watches;
        this.clock = clock;
    }

    @Override
    protected void run() {
        var now = clock.instant();
        log.deleteExpired(now);
        watches.deleteExpired(now);
    }
}
