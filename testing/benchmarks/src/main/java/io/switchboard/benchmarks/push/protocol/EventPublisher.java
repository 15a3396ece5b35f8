package io.switchboard.benchmarks.push.protocol;

/** Gives events to a server that pushes them to its clients. */
public interface EventPublisher extends AutoCloseable {

    /** Publishes an event and returns at once. Events of one tenant arrive in the order of these calls. */
    void publish(PushEvent event);

    @Override
    void close();
}
