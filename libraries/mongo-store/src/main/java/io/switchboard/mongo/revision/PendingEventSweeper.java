package io.switchboard.mongo.revision;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.switchboard.mongo.IntervalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

/**
 * Publishes at intervals the pending events that a crash or an outage left, in every instance. Reports the age of the oldest
 * as {@code switchboard.storage.pending.age}.
 */
final class PendingEventSweeper extends IntervalTask implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(PendingEventSweeper.class);

    private final List<RevisedDocuments<?>> documents;
    private final Duration interval;
    private volatile Duration age = Duration.ZERO;

    PendingEventSweeper(List<RevisedDocuments<?>> documents, Duration interval) {
        super("pending-events", interval);
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
    @Override
    protected void run() {
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
            super.start();
        }
    }
}
