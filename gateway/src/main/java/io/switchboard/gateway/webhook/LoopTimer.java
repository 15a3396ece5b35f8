package io.switchboard.gateway.webhook;

import java.util.concurrent.TimeUnit;

import io.netty.util.concurrent.EventExecutor;
import reactor.core.publisher.Mono;

/** Timers of an event loop: nothing is woken and no other thread asked, as Reactor's own timers would. */
final class LoopTimer {

    private LoopTimer() {}

    /** Completes on the event loop after the time. */
    static Mono<Void> after(long nanos, EventExecutor loop) {
        return Mono.create(sink -> {
            var timer = loop.schedule(() -> sink.success(), nanos, TimeUnit.NANOSECONDS);
            sink.onDispose(() -> timer.cancel(false));
        });
    }
}
