package io.switchboard.provisioning.adoption;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AdoptionLoopTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void isReadyOnceARoundSucceededHoweverManyFailedBefore() throws InterruptedException {
        var rounds = new AtomicInteger();
        var succeeded = new CountDownLatch(2);
        var loop = loop(() -> {
            switch (rounds.incrementAndGet()) {
                case 1 -> throw new KafkaException("away");
                case 2 -> throw new MongoTimeoutException("away");
                case 3 -> throw new IllegalStateException("unexpected");
                default -> succeeded.countDown();
            }
            return new AdoptionReport();
        });

        loop.start();

        assertThat(succeeded.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(loop.health().getStatus()).isEqualTo(Status.UP);
        assertThat(finished("failed")).isEqualTo(3);
        loop.stop();
        assertThat(loop.isRunning()).isFalse();
        assertThat(finished("succeeded")).isGreaterThanOrEqualTo(1);
    }

    @Test
    void isNotReadyAndStaysUpWhileNothingSucceeds() throws InterruptedException {
        var failed = new CountDownLatch(3);
        var loop = loop(() -> {
            failed.countDown();
            throw new KafkaException("away");
        });

        loop.start();

        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(loop.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(loop.isRunning()).isTrue();
        loop.stop();
    }

    @Test
    void aRoundThatLeavesSomethingOutIsReadyAndSaysWhyInHealth() throws InterruptedException {
        var left = new CountDownLatch(4);
        var bad = new AtomicBoolean(true);
        var loop = loop(() -> {
            left.countDown();
            var report = new AdoptionReport();
            if (bad.get()) {
                report.numberFailed("PN1", new IllegalArgumentException("no address"));
            }
            return report;
        });

        loop.start();
        assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(loop.health().getStatus()).isEqualTo(Status.UP);
        assertThat(loop.rounds().getStatus()).isEqualTo(Status.DOWN);
        assertThat(String.valueOf(loop.rounds().getDetails().get("reason"))).contains("PN1", "no address");
        assertThat(finished("incomplete")).isGreaterThanOrEqualTo(3);
        bad.set(false);
        await().untilAsserted(() -> assertThat(loop.rounds().getStatus()).isEqualTo(Status.UP));
        loop.stop();
    }

    @Test
    void manyFailuresOfOneRoundAreNamedOnlyAtFirst() {
        var report = new AdoptionReport();
        for (var i = 0; i < 1000; i++) {
            report.numberFailed("PN" + i, new IllegalArgumentException("no address"));
        }

        assertThat(report.numbersFailed).isEqualTo(1000);
        assertThat(report.firstReason()).contains("PN0");
    }

    @Test
    void aRequestBringsTheNextRoundForward() throws InterruptedException {
        var rounds = new Semaphore(0);
        var loop = new AdoptionLoop(
                () -> {
                    rounds.release();
                    return new AdoptionReport();
                },
                new ProvisioningMeters(registry),
                Duration.ofHours(1),
                Duration.ofMillis(5),
                Duration.ofMillis(20));
        loop.start();
        assertThat(rounds.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

        for (var i = 0; i < 100; i++) {
            loop.request();
        }

        assertThat(rounds.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        // All the requests were one, so nothing follows; should it, this sees it as long as it waits.
        assertThat(rounds.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();
        loop.stop();
    }

    private AdoptionLoop loop(Supplier<AdoptionReport> adoption) {
        return new AdoptionLoop(
                adoption,
                new ProvisioningMeters(registry),
                Duration.ofMillis(20),
                Duration.ofMillis(5),
                Duration.ofMillis(5));
    }

    private double finished(String outcome) {
        return registry.get("switchboard.provisioning.adoption.finished")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
