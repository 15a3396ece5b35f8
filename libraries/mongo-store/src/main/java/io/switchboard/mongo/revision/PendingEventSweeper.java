package io.switchboard.mongo.revision;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

/**
 * Publishes at intervals the pending events that a crash or an outage left, in every instance. Reports the age of the oldest
 * as {@code switchboard.storage.pending.age}.
 */
final class PendingEventSweeper implements SmartLifecycle, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(PendingEventSweeper.class);

    private final List<RevisedDocuments<?>> documents;
    private final Duration interval;
    private volatile @Nullable SimpleAsyncTaskScheduler scheduler;
    private volatile Duration age = Duration.ZERO;

    PendingEventSweeper(List<RevisedDocuments<?>> documents, Duration interval) {
        this.documents = List.copyOf(documents);
        this.interval = interval;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (!documents.isEmpty()) {
            TimeGauge.builder("switchboard.storage.pending.age", this, MILLISECONDS, sweeper -> sweeper.age.toMillis())
                    .description("How long the oldest event waits that announces a stored change")
                    .register(registry);
        }
    }

    /** Sweeps all collections once. */
    void sweep() {
        try {
            documents.forEach(changed -> changed.sweep(interval));
            age = documents.stream()
                    .map(RevisedDocuments::pendingAge)
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
        } catch (DataAccessException e) {
            log.atWarn().addKeyValue("reason", e.toString()).log("pending events could not be read");
        }
    }

    @Override
    public void start() {
        if (!documents.isEmpty()) {
            var started = new SimpleAsyncTaskScheduler();
            started.setVirtualThreads(true);
            started.setThreadNamePrefix("pending-events-");
            // The scheduler logs a failure of one sweep and runs the next.
            var unused = started.scheduleWithFixedDelay(this::sweep, interval);
            scheduler = started;
        }
    }

    @Override
    public void stop() {
        var started = scheduler;
        if (started != null) {
            started.close();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
