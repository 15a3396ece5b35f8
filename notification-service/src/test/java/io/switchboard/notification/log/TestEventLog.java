package io.switchboard.notification.log;

import java.time.Duration;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Uuid;

/** Reads a topic of the test with short timeouts. */
public final class TestEventLog {

    static final EventLogSettings SETTINGS = new EventLogSettings(Duration.ofMillis(500), Duration.ofMillis(1), 2);

    private TestEventLog() {}

    /** The beginning of a topic that was just created. */
    public static TopicOffsets beginning(int partitions) {
        return TopicOffsets.beginning(new TopicVersion(Uuid.randomUuid(), partitions));
    }

    public static EventHistory history(Supplier<Consumer<byte[], byte[]>> consumers, EventLogMeters meters) {
        return new EventHistory(consumers, SETTINGS, meters);
    }
}
