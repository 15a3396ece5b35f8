package io.switchboard.provisioning.adoption;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

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

    private AdoptionLoop loop(Supplier<AdoptionReport> adoption) {
        return new AdoptionLoop(
                adoption, new ProvisioningMeters(registry), Duration.ofMillis(20), Duration.ofMillis(5));
    }

    private double finished(String outcome) {
        return registry.get("switchboard.provisioning.adoption.finished")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
