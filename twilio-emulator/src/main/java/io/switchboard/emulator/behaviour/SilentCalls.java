package io.switchboard.emulator.behaviour;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import org.springframework.stereotype.Component;

/** Holds the calls that are not answered until the emulator is reset or stops. */
@Component
class SilentCalls {
    private volatile CountDownLatch end = new CountDownLatch(1);

    void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void await(Duration duration) {
        try {
            var ended = end.await(duration.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Releases the calls that are held at present. */
    @PreDestroy
    void release() {
        var before = end;
        end = new CountDownLatch(1);
        before.countDown();
    }
}
