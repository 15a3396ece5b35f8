package io.switchboard.notification.stream;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How streams behave; {@code application.yml} names the environment variable of each.
 *
 * @param heartbeat the longest silence on a stream
 * @param retry how long a client is asked to wait before it comes back
 * @param writeTimeout how long a write to a client that does not read may block before the stream ends
 * @param queue how many events a client may be behind before its stream is closed
 * @param queueSize how much these events may take; also the size of a page that is read for a client that resumes
 * @param maxPerTenant streams of one tenant on this instance
 * @param maxTotal streams on this instance; fewer when the heap does not hold so many, see {@link StreamCapacity}
 * @param maxReplay how many records of its partition, other tenants' included, a client may have missed and still resume
 * @param concurrentReplays how many clients read what they missed at the same time; the others wait their turn
 * @param patience how long a client waits for its turn, for Kafka, and at the start for the first position
 * @param topicCheck how often the topic is looked at for new partitions
 * @param recentIds how many events of a partition are remembered to drop repeats
 */
@ConfigurationProperties("switchboard.stream")
record StreamSettings(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("2s") Duration retry,
        @DefaultValue("20s") Duration writeTimeout,
        @DefaultValue("1000") int queue,
        @DefaultValue("1MB") DataSize queueSize,
        @DefaultValue("500") int maxPerTenant,
        @DefaultValue("5000") int maxTotal,
        @DefaultValue("20000") int maxReplay,
        @DefaultValue("8") int concurrentReplays,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("30s") Duration topicCheck,
        @DefaultValue("1000") int recentIds) {

    StreamSettings {
        requirePositive("heartbeat", heartbeat.toMillis());
        requirePositive("write-timeout", writeTimeout.toMillis());
        requirePositive("queue", queue);
        requirePositive("queue-size", queueSize.toBytes());
        requirePositive("max-per-tenant", maxPerTenant);
        requirePositive("max-total", maxTotal);
        requirePositive("concurrent-replays", concurrentReplays);
        requirePositive("patience", patience.toMillis());
        requirePositive("topic-check", topicCheck.toMillis());
        requirePositive("recent-ids", recentIds);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("switchboard.stream." + name + " must be positive, not " + value);
        }
    }
}
