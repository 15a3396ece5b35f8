package io.switchboard.notification.telemetry;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs at most one warning a minute, with the number of warnings that were suppressed before it. */
public final class RateLimitedLog {

    private static final long INTERVAL_NANOS = 60_000_000_000L;

    private final Logger log;
    private final ReentrantLock lock = new ReentrantLock();
    private long next = System.nanoTime();
    private long suppressed;

    public RateLimitedLog(Logger log) {
        this.log = log;
    }

    /** Passes a warning to the writer, which adds its values and logs it; or counts it. */
    public void warn(Consumer<LoggingEventBuilder> writer) {
        lock.lock();
        try {
            if (System.nanoTime() - next < 0) {
                suppressed++;
                return;
            }
            writer.accept(log.atWarn().addKeyValue("suppressedBefore", suppressed));
            next = System.nanoTime() + INTERVAL_NANOS;
            suppressed = 0;
        } finally {
            lock.unlock();
        }
    }
}
