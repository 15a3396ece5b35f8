package io.switchboard.emulator.webhook;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs tasks after a delay, each on its own virtual thread. Tasks that have not started when the emulator stops are
 * dropped.
 */
@Component
public class DelayedTasks {
    private static final Logger log = LoggerFactory.getLogger(DelayedTasks.class);

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    public void after(Duration delay, Runnable work) {
        CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, workers)
                .execute(() -> run(work));
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("scheduled work failed", e);
        }
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
