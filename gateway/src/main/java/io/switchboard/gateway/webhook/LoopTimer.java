package io.switchboard.gateway.webhook;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.netty.util.concurrent.EventExecutor;
import reactor.core.publisher.Mono;

/**
 * Limits the time of results on an event loop. Reactor's own timeout wakes another thread, and composes the text of its
 * exception for each result, which is almost never late.
 */
final class LoopTimer {

    private LoopTimer() {}

    /** Fails with a {@link TimeoutException} on the event loop when the result is not there within the time. */
    static <T> Mono<T> limit(Mono<T> result, long nanos, EventExecutor loop) {
        return Mono.create(sink -> {
            var timer = loop.schedule(
                    () -> sink.error(new TimeoutException("no result in time")), nanos, TimeUnit.NANOSECONDS);
            var running = result.subscribe(sink::success, sink::error, sink::success);
            sink.onDispose(() -> {
                timer.cancel(false);
                running.dispose();
            });
        });
    }
}
