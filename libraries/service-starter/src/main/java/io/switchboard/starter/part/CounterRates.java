package io.switchboard.starter.part;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Remembers the service's counters of the last minute, all tags of a counter together. */
final class CounterRates implements SmartLifecycle {

    private static final String OWN = "switchboard.";
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int SAMPLES = 7;

    private final MeterRegistry registry;
    private final Deque<Map<String, Double>> samples = new ArrayDeque<>();
    private @Nullable SimpleAsyncTaskScheduler scheduler;

    CounterRates(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Returns how much each counter grew within the last minute, or since the start; those that did not are left out. */
    synchronized Map<String, Long> perMinute() {
        var grown = new TreeMap<String, Long>();
        var before = samples.isEmpty() ? Map.<String, Double>of() : samples.getFirst();
        counts().forEach((name, count) -> {
            var growth = Math.round(count - before.getOrDefault(name, 0.0));
            if (growth > 0) {
                grown.put(name, growth);
            }
        });
        return grown;
    }

    synchronized void sample() {
        samples.addLast(counts());
        if (samples.size() > SAMPLES) {
            samples.removeFirst();
        }
    }

    private Map<String, Double> counts() {
        var counts = new TreeMap<String, Double>();
        for (var meter : registry.getMeters()) {
            if (meter instanceof Counter counter && counter.getId().getName().startsWith(OWN)) {
                counts.merge(counter.getId().getName(), counter.count(), Double::sum);
            }
        }
        return counts;
    }

    @Override
    public synchronized void start() {
        scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("counter-rates-");
        var unused = scheduler.scheduleWithFixedDelay(this::sample, INTERVAL);
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.close();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }
}
