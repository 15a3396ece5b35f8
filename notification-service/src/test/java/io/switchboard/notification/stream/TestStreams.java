package io.switchboard.notification.stream;

import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.subscription.Subscription;

/** Creates registries and streams with the limits of a test. */
public final class TestStreams {

    private TestStreams() {}

    public static StreamRegistry registry(
            StreamSettings settings, int maxStreams, long maxWaitingBytes, StreamMeters meters) {
        return registry(settings, maxStreams, maxWaitingBytes, 0, meters);
    }

    /**
     * A registry that keeps the latest events in memory.
     *
     * @param recentBytes of these events; 0 for a registry whose clients catch up from Kafka
     */
    public static StreamRegistry registry(
            StreamSettings settings, int maxStreams, long maxWaitingBytes, long recentBytes, StreamMeters meters) {
        return new StreamRegistry(settings, new StreamCapacity(maxStreams, maxWaitingBytes, recentBytes), meters);
    }

    /** A stream of all events that are for the whole tenant. */
    public static OpenStream open(StreamRegistry registry, String tenantId) throws InterruptedException {
        return registry.open(new Subscription(tenantId, null));
    }

    /** A stream that no registry knows. */
    public static OpenStream stream(StreamPosition start, StreamSettings settings, StreamMeters meters) {
        return new OpenStream(new Subscription("demo", null), start, settings, new WaitingEvents(), meters);
    }
}
