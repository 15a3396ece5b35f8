package io.switchboard.notification.log;

import java.time.Duration;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;

/** Reads a topic of the test with short timeouts. */
public final class TestEventLog {

    static final EventLogSettings SETTINGS = new EventLogSettings(Duration.ofMillis(500), Duration.ofMillis(1), 2);

    private TestEventLog() {}

    public static EventHistory history(Supplier<Consumer<byte[], byte[]>> consumers, EventLogMeters meters) {
        return new EventHistory(consumers, SETTINGS, meters);
    }
}
