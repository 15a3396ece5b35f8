package io.switchboard.notification.stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much this instance may hold, so that its heap is enough whatever clients do: {@code docs/limits.md} has the
 * arithmetic, and {@code SmallHeapIT} holds it.
 *
 * @param streams open at the same time
 * @param waitingBytes of events that wait for clients, all streams together; an event that waits for several counts once
 */
record StreamCapacity(int streams, long waitingBytes) {

    private static final Logger log = LoggerFactory.getLogger(StreamCapacity.class);

    private static final long KB = 1024;
    private static final long MB = 1024 * KB;

    /** The service without any stream (31 MB measured), and two fetches of the tail of 8 MB. */
    private static final long BASE = 48 * MB;

    /** One resume: the records of a poll, as many that Kafka's client has fetched ahead, and a page made of them. */
    private static final long CATCH_UP = 3 * MB;

    /** An idle stream holds 11 KB (measured); twice that and more leaves room for one that is just being opened. */
    private static final long STREAM = 26 * KB;

    /**
     * What fits into the heap, and no more than is configured. When fewer streams fit than are configured, the log says
     * so as a warning.
     *
     * @param heap in bytes
     */
    static StreamCapacity of(long heap, StreamSettings settings) {
        var waiting = heap / 8;
        // A quarter of the heap stays free, or the collector would do nothing but collect.
        var forStreams = heap / 4 * 3 - BASE - settings.concurrentReplays() * CATCH_UP - waiting;
        var fitting = Math.clamp(forStreams / STREAM, 1, Integer.MAX_VALUE);
        var line = fitting < settings.maxTotal() ? log.atWarn() : log.atInfo();
        line.addKeyValue("configured", settings.maxTotal())
                .addKeyValue("fitting", fitting)
                .addKeyValue("heapMegabytes", heap / MB)
                .addKeyValue("waitingMegabytes", waiting / MB)
                .log(
                        fitting < settings.maxTotal()
                                ? "the heap is too small for so many streams as configured, the limit is lower"
                                : "the heap holds as many streams as configured");
        return new StreamCapacity(Math.min(fitting, settings.maxTotal()), waiting);
    }
}
