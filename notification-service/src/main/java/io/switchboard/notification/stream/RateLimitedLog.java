package io.switchboard.notification.stream;

import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs at most one line in a minute, and says with it how many were left out before. */
final class RateLimitedLog {

    private static final long INTERVAL_NANOS = 60_000_000_000L;

    private final Logger log;
    private long next = System.nanoTime();
    private long leftOut;

    RateLimitedLog(Logger log) {
        this.log = log;
    }

    /** Passes a warning to the writer, which adds its values and logs it; or counts it. */
    synchronized void warn(Consumer<LoggingEventBuilder> writer) {
        if (System.nanoTime() - next < 0) {
            leftOut++;
            return;
        }
        writer.accept(log.atWarn().addKeyValue("leftOutBefore", leftOut));
        next = System.nanoTime() + INTERVAL_NANOS;
        leftOut = 0;
    }
}
