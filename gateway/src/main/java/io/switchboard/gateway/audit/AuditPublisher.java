package io.switchboard.gateway.audit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.PublishFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Publishes audit entries one after another on a thread of its own, so that no request waits for Kafka. While Kafka is away
 * entries wait in memory, a limited number of them. An entry over the limit, and one that waits when the gateway ends, is
 * lost: it is counted, and in the log.
 */
@Component
final class AuditPublisher implements DisposableBean {

    static final int MOST_WAITING = 2_000;

    private static final Logger log = LoggerFactory.getLogger(AuditPublisher.class);
    private static final EventFactory EVENTS = new EventFactory("/gateway");
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final ExecutorService entries =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("audit").factory());
    private final CountDownLatch isEnding = new CountDownLatch(1);
    private final EventPublisher publisher;
    private final AuditMeters meters;
    private final Duration pause;
    private final Duration farewell;

    @Autowired
    AuditPublisher(EventPublisher publisher, AuditMeters meters) {
        this(publisher, meters, PAUSE, FAREWELL);
    }

    /** Publishes with other times: between two attempts, and for the last entries of a gateway that ends. */
    AuditPublisher(EventPublisher publisher, AuditMeters meters, Duration pause, Duration farewell) {
        this.publisher = publisher;
        this.meters = meters;
        this.pause = pause;
        this.farewell = farewell;
    }

    /** Begins to publish the entry and returns at once. */
    void add(AuditEntry entry) {
        if (meters.begin() > MOST_WAITING || entries.isShutdown()) {
            lose(entry, "too many entries wait");
        } else {
            entries.execute(() -> publish(entry));
        }
    }

    private void publish(AuditEntry entry) {
        try {
            while (!isEnding()) {
                if (isPublished(entry)) {
                    meters.published();
                    return;
                }
            }
            lose(entry, "the gateway ends");
        } catch (RuntimeException e) {
            lose(entry, e.toString());
        }
    }

    /** Tries to publish the entry, and waits before the next attempt. */
    private boolean isPublished(AuditEntry entry) {
        try {
            publisher.publish(
                    Topics.AUDIT,
                    entry.tenantId(),
                    EVENTS.eventWithId(
                            EventType.AUDIT_RECORDED, entry.id(), entry.target(), entry.at(), entry.tenantId(), entry));
            return true;
        } catch (PublishFailed e) {
            if (e.isTooLarge()) {
                throw e;
            }
            log.atWarn().addKeyValue("reason", e.getMessage()).log("audit entry not published yet");
            await(pause);
            return false;
        }
    }

    /** Gives the last entries a short time. An entry whose publication is under way then has that of the producer. */
    @Override
    public void destroy() throws InterruptedException {
        entries.shutdown();
        if (!entries.awaitTermination(farewell.toMillis(), TimeUnit.MILLISECONDS)) {
            isEnding.countDown();
            entries.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean isEnding() {
        return isEnding.getCount() == 0;
    }

    private void await(Duration time) {
        try {
            isEnding.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lose(AuditEntry entry, String reason) {
        meters.lost();
        log.atError()
                .addKeyValue("subject", entry.subject())
                .addKeyValue("tenant", entry.tenantId())
                .addKeyValue("what", entry.what())
                .addKeyValue("target", entry.target())
                .addKeyValue("outcome", entry.outcome().word())
                .addKeyValue("reason", reason)
                .log("audit entry was not published");
    }
}
