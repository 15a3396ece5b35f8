package io.switchboard.kafka.listener;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Records which listeners repeat the same batch, since when and why, and logs it: at once, then once a minute, and when
 * the listener makes progress again. Each consumer thread of a listener is followed on its own.
 */
final class StalledListeners {

    private static final Logger log = LoggerFactory.getLogger(StalledListeners.class);
    private static final Duration BETWEEN_LOG_LINES = Duration.ofMinutes(1);

    /** Longer than any pause between two attempts: after it, the partition and its stall belong to another instance. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(3);

    private static final int LONGEST_REASON = 300;

    private final Map<Consumer, Stall> stalls = new ConcurrentHashMap<>();
    private final Set<String> followed = ConcurrentHashMap.newKeySet();
    private final ListenerMeters meters;
    private final Clock clock;

    StalledListeners(ListenerMeters meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * A batch that is repeated.
     *
     * @param record its first record, as topic-partition@offset
     * @param since when it failed first
     * @param latest when it failed last
     * @param logged when it was logged last
     */
    record Stall(String record, String reason, Instant since, Instant latest, int repeats, Instant logged) {}

    private record Consumer(String listener, String thread) {}

    /** Registers the meters of a listener, so that they are there before anything fails. May be repeated. */
    void follow(String listener) {
        if (followed.add(listener)) {
            meters.listener(listener, () -> secondsStalled(listener));
        }
    }

    /** Records that the batch failed and is redelivered. */
    void repeats(String listener, ConsumerRecord<?, ?> first, Throwable failure) {
        meters.repeated(listener);
        stalls.compute(consumer(listener), (consumer, before) -> next(listener, first, failure, before));
    }

    /** Records that the batch is processed. */
    void progresses(String listener) {
        var stall = stalls.remove(consumer(listener));
        if (stall != null) {
            log.atInfo()
                    .addKeyValue("listener", listener)
                    .addKeyValue("record", stall.record())
                    .addKeyValue("since", stall.since())
                    .addKeyValue("repeats", stall.repeats())
                    .log("listener processes records again");
        }
    }

    /** The stall of this listener that has lasted longest, if there is one. */
    Optional<Stall> longest(String listener) {
        var oldest = clock.instant().minus(FORGOTTEN_AFTER);
        stalls.values().removeIf(stall -> stall.latest().isBefore(oldest));
        return stalls.entrySet().stream()
                .filter(stall -> stall.getKey().listener().equals(listener))
                .map(Map.Entry::getValue)
                .min(Comparator.comparing(Stall::since));
    }

    private double secondsStalled(String listener) {
        return longest(listener)
                .map(stall -> Duration.between(stall.since(), clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private Stall next(String listener, ConsumerRecord<?, ?> first, Throwable failure, @Nullable Stall before) {
        var now = clock.instant();
        var record = first.topic() + "-" + first.partition() + "@" + first.offset();
        var reason = reason(failure);
        var since = before == null ? now : before.since();
        var repeats = before == null ? 1 : before.repeats() + 1;
        if (before != null && before.logged().plus(BETWEEN_LOG_LINES).isAfter(now)) {
            return new Stall(record, reason, since, now, repeats, before.logged());
        }
        log.atError()
                .addKeyValue("listener", listener)
                .addKeyValue("record", record)
                .addKeyValue("reason", reason)
                .addKeyValue("since", since)
                .addKeyValue("repeats", repeats)
                .log("listener repeats a batch until its failure passes");
        return new Stall(record, reason, since, now, repeats, now);
    }

    private static String reason(Throwable failure) {
        var text = NestedExceptionUtils.getMostSpecificCause(failure).toString();
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }

    private static Consumer consumer(String listener) {
        return new Consumer(listener, Thread.currentThread().getName());
    }
}
