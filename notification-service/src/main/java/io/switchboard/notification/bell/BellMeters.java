package io.switchboard.notification.bell;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * Meters of the bell. For each occurrence: {@code occurrences = stored + too-old + untold}; an occurrence that is delivered
 * again counts again. An event that is unreadable is none.
 */
@Component
public class BellMeters {

    private static final String OCCURRENCES = "switchboard.notification.bell.occurrences";

    private final Counter stored;
    private final Counter tooOld;
    private final Counter untold;
    private final Counter unreadable;
    private final Counter entries;
    private final Counter readNotAnnounced;

    public BellMeters(MeterRegistry registry) {
        stored = occurrences(registry, "stored");
        tooOld = occurrences(registry, "too-old");
        untold = occurrences(registry, "untold");
        unreadable = Counter.builder("switchboard.notification.bell.unreadable")
                .description("Records that the bell could not read and left out")
                .register(registry);
        entries = Counter.builder("switchboard.notification.bell.entries")
                .description("Entries of members that were written, once for each member and occurrence")
                .register(registry);
        readNotAnnounced = Counter.builder("switchboard.notification.bell.unannounced")
                .description("Entries read whose event Kafka did not take: other tabs learn it later")
                .register(registry);
    }

    /** Records that an occurrence is in this many members' bells. */
    public void stored(int members) {
        stored.increment();
        entries.increment(members);
    }

    /** Records an occurrence that happened too long ago. */
    public void tooOld() {
        tooOld.increment();
    }

    /** Records an occurrence that no member is to be told. */
    public void untold() {
        untold.increment();
    }

    /** Records an unreadable record. */
    public void unreadable() {
        unreadable.increment();
    }

    void readNotAnnounced() {
        readNotAnnounced.increment();
    }

    private static Counter occurrences(MeterRegistry registry, String outcome) {
        return Counter.builder(OCCURRENCES)
                .description("Things that happened and that a bell may show")
                .tag("outcome", outcome)
                .register(registry);
    }
}
