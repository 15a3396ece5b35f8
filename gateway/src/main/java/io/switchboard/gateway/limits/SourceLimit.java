package io.switchboard.gateway.limits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts what each source address holds, and stores no address that holds nothing. */
final class SourceLimit {

    private final int limit;
    private final ConcurrentMap<String, Integer> heldBySource = new ConcurrentHashMap<>();

    SourceLimit(int limit) {
        this.limit = limit;
    }

    /** Acquires a permit unless the source has reached its limit; on true, the caller must release the permit. */
    boolean tryAcquire(String source) {
        boolean[] acquired = {false};
        heldBySource.compute(source, (key, held) -> {
            var before = held == null ? 0 : held;
            acquired[0] = before < limit;
            return acquired[0] ? Integer.valueOf(before + 1) : held;
        });
        return acquired[0];
    }

    void release(String source) {
        heldBySource.computeIfPresent(source, (key, held) -> held == 1 ? null : Integer.valueOf(held - 1));
    }

    int sources() {
        return heldBySource.size();
    }
}
