package io.switchboard.conversation.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoException;
import io.switchboard.conversation.telemetry.Meters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Compares the indexes with those declared at intervals, on a thread of its own, and remembers the last comparison. Logs
 * each change, and counts in the gauge {@code switchboard.conversation.indexes.missing} what is missing or different. It
 * makes no index: who dropped one may have a reason, and duplicates may have come in meanwhile.
 */
@Component
class IndexWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IndexWatch.class);

    private final IndexInspector inspector;
    private final Clock clock;
    private final Duration interval;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("index-watch").unstarted(this::loop);
    private volatile @Nullable Comparison last;
    private boolean failing;

    /** What a comparison found. */
    record Comparison(Instant at, List<IndexDeviation> deviations) {}

    IndexWatch(IndexInspector inspector, Clock clock, StorageSettings settings, Meters meters) {
        this.inspector = inspector;
        this.clock = clock;
        this.interval = settings.indexCheckInterval();
        meters.indexesMissing(this::missing);
    }

    /** The last comparison; null before the first one succeeded. */
    @Nullable
    Comparison last() {
        return last;
    }

    /** Compares now. When MongoDB does not tell, the comparison before stays the last one. */
    void compare() {
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
        var mended = new HashSet<>(before);
        now.forEach(mended::remove);
        for (var deviation : now) {
            if (!before.contains(deviation)) {
                log.atError()
                        .addKeyValue("index", deviation.index())
                        .addKeyValue("state", deviation.state())
                        .addKeyValue("neededFor", deviation.index().why())
                        .addKeyValue("remedy", deviation.remedy(inspector.database()))
                        .log("index is missing or different");
            }
        }
        for (var deviation : mended) {
            if (now.stream().noneMatch(each -> each.index().equals(deviation.index()))) {
                log.atInfo().addKeyValue("index", deviation.index()).log("index is in place again");
            }
        }
    }

    private double missing() {
        var comparison = last;
        return comparison == null ? Double.NaN : comparison.deviations().size();
    }

    private void loop() {
        try {
            do {
                compare();
            } while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stopping.countDown();
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** After {@link Indexes}. */
    @Override
    public int getPhase() {
        return Indexes.PHASE + 1;
    }
}
