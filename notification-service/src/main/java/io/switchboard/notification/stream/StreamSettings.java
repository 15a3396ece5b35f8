package io.switchboard.notification.stream;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the streams of every transport; {@code application.yml} names the environment variable of each.
 *
 * @param heartbeatInterval the longest silence on a stream
 * @param startTimeout how long a client waits until the live reader knows its position, at the service's start
 * @param maxQueuedEvents events that may wait for a client; with one more its stream ends
 * @param maxQueuedSize size of these events; also of a page that is read for a client that resumes
 * @param maxPerTenant streams of one tenant on this instance
 * @param maxTotal streams on this instance; fewer when the heap does not hold as many, see {@link StreamCapacity}
 * @param maxCatchUpRecords records of a partition, other tenants' included, that a client may have missed and still resume
 * @param maxRecentSize of the latest events that are kept in memory for clients that resume; less when the heap is small
 * @param rememberedIds events of a partition whose ids are remembered to drop duplicates
 */
@ConfigurationProperties("switchboard.notification.streams")
public record StreamSettings(
        @DefaultValue("15s") Duration heartbeatInterval,
        @DefaultValue("10s") Duration startTimeout,
        @DefaultValue("1000") int maxQueuedEvents,
        @DefaultValue("1MB") DataSize maxQueuedSize,
        @DefaultValue("500") int maxPerTenant,
        @DefaultValue("5000") int maxTotal,
        @DefaultValue("20000") int maxCatchUpRecords,
        @DefaultValue("8MB") DataSize maxRecentSize,
        @DefaultValue("1000") int rememberedIds) {

    public StreamSettings {
        requirePositive("heartbeat-interval", heartbeatInterval.toMillis());
        requirePositive("start-timeout", startTimeout.toMillis());
        requirePositive("max-queued-events", maxQueuedEvents);
        requirePositive("max-queued-size", maxQueuedSize.toBytes());
        requirePositive("max-per-tenant", maxPerTenant);
        requirePositive("max-total", maxTotal);
        requirePositive("remembered-ids", rememberedIds);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(
                    "switchboard.notification.streams." + name + " must be positive, not " + value);
        }
    }
}
