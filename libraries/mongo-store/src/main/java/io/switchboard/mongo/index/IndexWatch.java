package io.switchboard.mongo.index;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.function.BooleanSupplier;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.switchboard.mongo.IntervalTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the database's indexes with the declared ones at intervals and stores the last result.
 * Logs each change, and reports the number of missing or different indexes as {@code switchboard.storage.indexes.missing}.
 * Creates no index: an administrator may have dropped one on purpose, and duplicates may have been stored since.
 */
final class IndexWatch extends IntervalTask implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(IndexWatch.class);

    private final IndexInspector inspector;
    private final Clock clock;
    private final BooleanSupplier isCreated;
    private volatile @Nullable Comparison last;
    private boolean failing;

    /** The result of one comparison. */
    record Comparison(Instant at, List<IndexDeviation> deviations) {}

    /** @param isCreated whether an attempt to create the indexes has ended; before, there is nothing to compare */
    IndexWatch(IndexInspector inspector, Clock clock, Duration interval, BooleanSupplier isCreated) {
        super("index-watch", interval);
        this.inspector = inspector;
        this.clock = clock;
        this.isCreated = isCreated;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("switchboard.storage.indexes.missing", this, IndexWatch::missing)
                .description("Declared indexes that MongoDB lacks or has with other fields or options")
                .register(registry);
    }

    /** The last comparison; null before the first one succeeded. */
    @Nullable
    Comparison last() {
        return last;
    }

    /** Compares now. When MongoDB does not answer, the previous comparison stays the last one. */
    @Override
    protected void run() {
        if (!isCreated.getAsBoolean()) {
            return;
        }
        try {
            var comparison = new Comparison(clock.instant(), inspector.deviations());
            logChanges(last == null ? List.of() : last.deviations(), comparison.deviations());
            last = comparison;
            failing = false;
        } catch (MongoException e) {
            if (!failing) {
                log.atWarn()
                        .addKeyValue("reason", MaskedNumbers.in(String.valueOf(e.getMessage())))
                        .log("indexes could not be compared");
            }
            failing = true;
        }
    }

    private void logChanges(List<IndexDeviation> before, List<IndexDeviation> now) {
        now.stream().filter(deviation -> !before.contains(deviation)).forEach(this::logDeviation);
        var repaired = new HashSet<>(before);
        now.forEach(repaired::remove);
        repaired.stream()
                .map(IndexDeviation::index)
                .filter(index ->
                        now.stream().noneMatch(deviation -> deviation.index().equals(index)))
                .forEach(index -> log.atInfo().addKeyValue("index", index).log("index is in place again"));
    }

    private void logDeviation(IndexDeviation deviation) {
        log.atError()
                .addKeyValue("index", deviation.index())
                .addKeyValue("state", deviation.state())
                .addKeyValue("neededFor", deviation.index().why())
                .addKeyValue("remedy", deviation.remedy(inspector.database()))
                .log("index is missing or different");
    }

    private double missing() {
        var comparison = last;
        return comparison == null ? Double.NaN : comparison.deviations().size();
    }

    /** Starts first, so that health has a comparison to report from the beginning. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
