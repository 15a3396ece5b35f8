package io.switchboard.kafka.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Asks Kafka every few seconds whether it answers, on a thread of its own, so that a request for the status waits for
 * nothing. Kafka counts as silent after 8 seconds without an answer.
 */
public final class KafkaContact implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KafkaContact.class);

    private static final Duration INTERVAL = Duration.ofSeconds(3);
    private static final Duration SILENT_AFTER = Duration.ofSeconds(8);

    private final KafkaProbe probe;
    private final Clock clock;
    private volatile Instant answeredAt;
    private @Nullable ScheduledExecutorService thread;

    KafkaContact(KafkaProbe probe, Clock clock) {
        this.probe = probe;
        this.clock = clock;
        this.answeredAt = clock.instant();
    }

    /**
     * Creates a contact that asks nothing before {@link #start()}.
     *
     * @param settings how to reach Kafka
     */
    public static KafkaContact with(Map<String, Object> settings, Clock clock) {
        return new KafkaContact(new KafkaProbe(settings), clock);
    }

    /** Returns when Kafka answered last, or when the service started; empty while Kafka answers. */
    public Optional<Instant> silentSince() {
        var last = answeredAt;
        return last.plus(SILENT_AFTER).isBefore(clock.instant()) ? Optional.of(last) : Optional.empty();
    }

    /** Asks once. */
    void ask() {
        try {
            probe.ask();
            answeredAt = clock.instant();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            log.atDebug().addKeyValue("reason", e.toString()).log("Kafka did not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The seconds since Kafka's last answer. */
    double secondsSinceAnswer() {
        return Duration.between(answeredAt, clock.instant()).toMillis() / 1000.0;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("kafka-contact").factory());
            var unused = thread.scheduleWithFixedDelay(this::ask, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
            probe.close();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
