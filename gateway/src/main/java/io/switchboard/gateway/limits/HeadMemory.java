package io.switchboard.gateway.limits;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the bytes of unfinished heads within a limit. When they would exceed it, the head that has been arriving for the
 * longest time is given up: an honest one arrives in a packet or two, so that slow senders displace each other. A byte of
 * a head can cost thirty of heap, as short headers become objects.
 */
final class HeadMemory {

    private final long limit;
    private final Map<HeadReader, Long> arriving = new LinkedHashMap<>();
    private long held;

    HeadMemory(long limit) {
        this.limit = limit;
    }

    /** Counts bytes of an unfinished head; returns the reader whose head has to be given up for it, if any. */
    synchronized @Nullable HeadReader hold(HeadReader reader, int bytes) {
        arriving.merge(reader, (long) bytes, Long::sum);
        held += bytes;
        if (held <= limit) {
            return null;
        }
        var oldest = arriving.keySet().iterator().next();
        release(oldest);
        return oldest;
    }

    synchronized void release(HeadReader reader) {
        var bytes = arriving.remove(reader);
        held -= bytes == null ? 0 : bytes;
    }

    synchronized long held() {
        return held;
    }
}
