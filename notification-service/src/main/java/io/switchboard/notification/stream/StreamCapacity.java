package io.switchboard.notification.stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits of this instance, derived from its heap, so that no behaviour of clients exhausts it: {@code docs/limits.md} has the
 * arithmetic, and {@code SmallHeapIT} holds it.
 *
 * @param streams open at the same time
 * @param waitingBytes of events that wait for clients, all streams together; an event that waits for several counts once
 * @param recentBytes of the latest events, which clients that missed few of them receive from memory
 */
record StreamCapacity(int streams, long waitingBytes, long recentBytes) {

    private static final Logger log = LoggerFactory.getLogger(StreamCapacity.class);

    private static final long KB = 1024;
    private static final long MB = 1024 * KB;

    /** The service without any stream (31 MB measured), and two fetches of the live reader of 8 MB. */
    private static final long BASE = 48 * MB;

    /** A catch-up: the records of a poll, as many that Kafka's client has prefetched, and a page of events. */
    private static final long CATCH_UP = 3 * MB;

    /** An idle stream takes 11 KB (measured); more than twice that leaves room for a stream that is just being opened. */
    private static final long STREAM = 26 * KB;

    /**
     * Computes the limits that fit into the heap, at most those that are configured. Logs a warning when fewer streams fit
     * than are configured.
     *
     * @param heap in bytes
     * @param catchUps that run at the same time
     */
    static StreamCapacity of(long heap, int catchUps, StreamSettings settings) {
        var maxStreams = settings.maxTotal();
        var waiting = heap / 8;
        // A quarter of the heap stays free; without it the garbage collector would run all the time.
        var recent = Math.min(heap / 64, settings.maxRecentSize().toBytes());
        var forStreams = heap / 4 * 3 - BASE - catchUps * CATCH_UP - waiting - recent;
        var fitting = Math.clamp(forStreams / STREAM, 1, Integer.MAX_VALUE);
        var isTooSmall = fitting < maxStreams;
        var line = isTooSmall ? log.atWarn() : log.atInfo();
        line.addKeyValue("configured", maxStreams)
                .addKeyValue("fitting", fitting)
                .addKeyValue("heapMegabytes", heap / MB)
                .addKeyValue("waitingMegabytes", waiting / MB)
                .addKeyValue("recentMegabytes", recent / MB)
                .log(
                        isTooSmall
                                ? "the heap is too small for the configured number of streams, the limit is lower"
                                : "the heap holds the configured number of streams");
        return new StreamCapacity(Math.min(fitting, maxStreams), waiting, recent);
    }
}
