package io.switchboard.web.status;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Remembers in which state each part was seen last, so that a part that works again can say since when: since the
 * first request after the trouble, and before any trouble since the start of the process.
 */
public final class PartHistory {

    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Instant startedAt;

    private record Seen(PartState state, Instant since) {}

    public PartHistory(Clock clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /**
     * Returns the status of a part whose condition was just determined.
     *
     * @param part the name of the part; conditions that differ by tenant need names that differ by tenant
     * @param lastEventAt when the tenant's last event of this part happened; null when none is known
     */
    public PartStatus status(String part, PartCondition condition, @Nullable Instant lastEventAt) {
        var current = seen.compute(part, (name, before) -> next(before, condition));
        return new PartStatus(current.state(), current.since(), lastEventAt, condition.detail());
    }

    private Seen next(@Nullable Seen before, PartCondition condition) {
        var since = condition.since();
        if (before != null && before.state() == condition.state()) {
            return since == null || before.since().isBefore(since) ? before : new Seen(condition.state(), since);
        }
        if (since != null) {
            return new Seen(condition.state(), since);
        }
        return new Seen(condition.state(), before == null ? startedAt : clock.instant());
    }
}
