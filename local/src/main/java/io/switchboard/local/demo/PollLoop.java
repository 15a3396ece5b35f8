package io.switchboard.local.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Polls until a value is present. */
final class PollLoop {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private PollLoop() {}

    static <T> T until(Duration timeout, Supplier<Optional<T>> look) {
        var deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                var found = look.get();
                if (found.isPresent()) {
                    return found.get();
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StepFailed("nothing arrived within %d seconds".formatted(timeout.toSeconds()));
    }
}
