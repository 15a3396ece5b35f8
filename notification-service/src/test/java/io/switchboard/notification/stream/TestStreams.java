package io.switchboard.notification.stream;

import io.switchboard.notification.log.StreamPosition;

/** Creates registries and streams with the limits of a test. */
public final class TestStreams {

    private TestStreams() {}

    public static StreamRegistry registry(
            StreamSettings settings, int maxStreams, long maxWaitingBytes, StreamMeters meters) {
        return new StreamRegistry(settings, new StreamCapacity(maxStreams, maxWaitingBytes), meters);
    }

    /** A stream that no registry knows. */
    public static OpenStream stream(StreamPosition start, StreamSettings settings, StreamMeters meters) {
        return new OpenStream("demo", start, settings, new WaitingEvents(), meters);
    }
}
