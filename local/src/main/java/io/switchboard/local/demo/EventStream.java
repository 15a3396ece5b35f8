package io.switchboard.local.demo;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/** The events of the tenant's stream, in order, from its opening. */
final class EventStream implements AutoCloseable {

    private static final String DATA = "data:";

    private final BlockingQueue<Pushed> events = new LinkedBlockingQueue<>();
    private final Stream<String> lines;

    EventStream(DemoClient api) {
        lines = api.stream();
        Thread.ofVirtual().name("demo-stream").start(() -> read(api));
    }

    /** Returns the next event that matches; events before it are dropped. */
    Pushed await(Predicate<JsonNode> fits, Duration timeout) {
        var deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (true) {
                var pushed = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (pushed == null) {
                    throw new StepFailed("nothing arrived within %d seconds".formatted(timeout.toSeconds()));
                }
                if (fits.test(pushed.event())) {
                    return pushed;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted");
        }
    }

    @Override
    public void close() {
        lines.close();
    }

    private void read(DemoClient api) {
        try {
            lines.filter(line -> line.startsWith(DATA))
                    .map(line -> new Pushed(api.parse(line.substring(DATA.length())), System.nanoTime()))
                    .forEach(events::add);
        } catch (UncheckedIOException closed) {
            // The demonstration is over, or the next await reports that no event arrived.
        }
    }

    /** An event and when it arrived, in {@link System#nanoTime()}. */
    record Pushed(JsonNode event, long at) {}
}
