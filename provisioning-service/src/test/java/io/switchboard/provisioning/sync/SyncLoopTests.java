package io.switchboard.provisioning.sync;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SyncLoopTests {

    private static final Duration NEVER = Duration.ofHours(1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SyncStatus status = new SyncStatus();
    private final SyncReadiness readiness = new SyncReadiness(status);
    private final SyncHealth health = new SyncHealth(status);
    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();

    SyncLoopTests() {
        scheduler.setVirtualThreads(true);
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void isReadyOnceARunHasFinishedAlsoAfterFailures() throws InterruptedException {
        var runs = new AtomicInteger();
        var succeeded = new CountDownLatch(2);
        var loop = loop(Duration.ofMillis(20), () -> {
            switch (runs.incrementAndGet()) {
                case 1 -> throw new KafkaException("away");
                case 2 -> throw new MongoTimeoutException("away");
                case 3 -> throw new IllegalStateException("unexpected");
                default -> succeeded.countDown();
            }
            return new SyncReport();
        });

        loop.start();

        assertThat(succeeded.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(readiness.health().getStatus()).isEqualTo(Status.UP);
        assertThat(finished("failed")).isEqualTo(3);
        loop.stop();
        assertThat(loop.isRunning()).isFalse();
        assertThat(finished("succeeded")).isGreaterThanOrEqualTo(1);
    }

    @Test
    void isNotReadyAndKeepsTryingWhileEveryRunFails() throws InterruptedException {
        var failed = new CountDownLatch(4);
        var loop = loop(Duration.ofMillis(20), () -> {
            failed.countDown();
            throw new KafkaException("away");
        });

        loop.start();

        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(readiness.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(loop.isRunning()).isTrue();
        loop.stop();
    }

    @Test
    void anIncompleteRunIsReadyAndHealthNamesTheReason() throws InterruptedException {
        var incomplete = new CountDownLatch(4);
        var bad = new AtomicBoolean(true);
        var loop = loop(Duration.ofMillis(20), () -> {
            incomplete.countDown();
            var report = new SyncReport();
            if (bad.get()) {
                report.numberFailed("PN1", new IllegalArgumentException("no address"));
            }
            return report;
        });

        loop.start();
        assertThat(incomplete.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(readiness.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(String.valueOf(health.health().getDetails().get("reason"))).contains("PN1", "no address");
        assertThat(finished("incomplete")).isGreaterThanOrEqualTo(3);
        bad.set(false);
        await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
        loop.stop();
    }

    @Test
    void failuresAreRepeatedAfterTheBackOffsDelaysWhichACompleteRunResets() throws InterruptedException {
        var runs = new Semaphore(0);
        var delays = new AtomicInteger();
        var executions = new AtomicInteger();
        var fails = new AtomicBoolean(true);
        BackOff counting = () -> {
            executions.incrementAndGet();
            return () -> {
                delays.incrementAndGet();
                return 1;
            };
        };
        var loop = new SyncLoop(
                scheduler,
                isRequested -> {
                    runs.release();
                    return !fails.get();
                },
                new SyncSchedule(NEVER, counting, Duration.ZERO, () -> 0.5));

        loop.start();
        assertThat(runs.tryAcquire(5, 10, TimeUnit.SECONDS)).isTrue();
        fails.set(false);

        await().untilAsserted(() -> assertThat(executions).hasValue(2));
        assertThat(delays).hasValueGreaterThanOrEqualTo(4);
        loop.stop();
    }

    @Test
    void manyRequestsAreOneRun() throws InterruptedException {
        var runs = new Semaphore(0);
        var loop = loop(NEVER, () -> {
            runs.release();
            return new SyncReport();
        });
        loop.start();
        assertThat(runs.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

        for (var i = 0; i < 100; i++) {
            loop.request();
        }

        assertThat(runs.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        // A second run may follow when the first one began between two of the requests; never one for each.
        loop.stop();
        assertThat(runs.availablePermits()).isLessThanOrEqualTo(1);
    }

    @Test
    void aRequestDuringARunIsFollowedByAnotherRun() throws InterruptedException {
        var began = new Semaphore(0);
        var mayEnd = new Semaphore(0);
        var loop = loop(NEVER, () -> {
            began.release();
            mayEnd.acquireUninterruptibly();
            return new SyncReport();
        });
        loop.start();
        assertThat(began.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

        loop.request();
        mayEnd.release(2);

        assertThat(began.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        loop.stop();
    }

    @Test
    void stoppingInterruptsTheRunAndWaitsForItsEnd() throws InterruptedException {
        var began = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        var loop = loop(Duration.ofMillis(1), () -> {
            began.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                ended.set(true);
                Thread.currentThread().interrupt();
                throw new KafkaException("interrupted", e);
            }
            return new SyncReport();
        });
        loop.start();
        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();

        loop.stop();

        assertThat(ended).isTrue();
        assertThat(loop.isRunning()).isFalse();
        assertThat(finished("failed")).isZero();
    }

    @Test
    void onlyTheFirstFailuresOfARunAreNamed() {
        var report = new SyncReport();
        for (var i = 0; i < 1000; i++) {
            report.numberFailed("PN" + i, new IllegalArgumentException("no address"));
        }

        assertThat(report.numbersFailed).isEqualTo(1000);
        assertThat(report.firstReason()).contains("PN0");
    }

    private SyncLoop loop(Duration interval, Supplier<SyncReport> sync) {
        var task = new SyncTask(isRequested -> Optional.of(sync.get()), status, new SyncMeters(registry));
        var schedule = new SyncSchedule(interval, new ExponentialBackOff(5, 1.5), Duration.ofMillis(5), () -> 0.5);
        return new SyncLoop(scheduler, task, schedule);
    }

    private double finished(String outcome) {
        return registry.get("switchboard.provisioning.sync.runs.finished")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
