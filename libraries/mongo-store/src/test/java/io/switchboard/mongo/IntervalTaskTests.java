package io.switchboard.mongo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class IntervalTaskTests {

    private final AtomicInteger runs = new AtomicInteger();
    private SmartLifecycle task = task(Duration.ofMillis(1), runs::incrementAndGet);

    @AfterEach
    void stop() {
        task.stop();
    }

    @Test
    void runsAgainAfterEachEnd() {
        task.start();

        await().until(() -> runs.get() > 2);
        assertThat(task.isRunning()).isTrue();
    }

    @Test
    void theFirstRunWaitsForNoInterval() {
        task = task(Duration.ofDays(1), runs::incrementAndGet);

        task.start();

        await().until(() -> runs.get() == 1);
    }

    @Test
    void aFailureEndsNoSchedule() {
        task = task(Duration.ofMillis(1), () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("on purpose");
        });

        task.start();

        await().until(() -> runs.get() > 2);
    }

    @Test
    void aStopInterruptsARunAndCanBeRepeated() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        task = task(Duration.ofMillis(1), () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        task.start();
        assertThat(begun.await(10, SECONDS)).isTrue();

        task.stop();
        task.stop();

        assertThat(interrupted.await(10, SECONDS)).isTrue();
        assertThat(task.isRunning()).isFalse();
    }

    private static SmartLifecycle task(Duration interval, Runnable work) {
        return new IntervalTask("task", interval) {

            @Override
            protected void run() {
                work.run();
            }
        };
    }
}
