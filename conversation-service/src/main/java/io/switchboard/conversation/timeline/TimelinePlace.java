package io.switchboard.conversation.timeline;

import java.time.Instant;
import java.util.Comparator;

/** A place in a timeline: that of the entry with this time and id. */
record TimelinePlace(Instant at, String id) implements Comparable<TimelinePlace> {

    private static final Comparator<TimelinePlace> ORDER =
            Comparator.comparing(TimelinePlace::at).thenComparing(TimelinePlace::id);

    @Override
    public int compareTo(TimelinePlace other) {
        return ORDER.compare(this, other);
    }
}
