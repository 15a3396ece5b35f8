package io.switchboard.provisioning.adoption;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.mongodb.MongoException;
import io.switchboard.twilio.TwilioFailure;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Adopts at start and then at intervals, on a thread of its own. What fails is tried again, soon at first and then more
 * slowly; the service stays up meanwhile, and is ready from the first success on.
 */
final class AdoptionLoop implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(AdoptionLoop.class);

    private final Supplier<AdoptionReport> adoption;
    private final ProvisioningMeters meters;
    private final Duration interval;
    private final Duration firstBackOff;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("adoption").unstarted(this::loop);
    private volatile boolean adoptedOnce;

    AdoptionLoop(
            Supplier<AdoptionReport> adoption, ProvisioningMeters meters, Duration interval, Duration firstBackOff) {
        this.adoption = adoption;
        this.meters = meters;
        this.interval = interval;
        this.firstBackOff = firstBackOff;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stopping.countDown();
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    @Override
    public Health health() {
        return (adoptedOnce ? Health.up() : Health.outOfService()).build();
    }

    private void loop() {
        var backOff = firstBackOff;
        while (stopping.getCount() > 0) {
            var succeeded = adopt(backOff);
            adoptedOnce |= succeeded;
            pause(succeeded ? interval : backOff);
            backOff = succeeded ? firstBackOff : shorter(backOff.multipliedBy(2), interval);
        }
    }

    private boolean adopt(Duration backOff) {
        var begin = System.nanoTime();
        try {
            var report = adoption.get();
            meters.adopted(report);
            report.addTo(log.atInfo())
                    .addKeyValue("millis", (System.nanoTime() - begin) / 1_000_000)
                    .log("adoption finished");
            return true;
        } catch (TwilioFailure | MongoException | KafkaException | org.springframework.kafka.KafkaException e) {
            if (stopping.getCount() > 0) {
                meters.adoptionFailed();
                log.atWarn()
                        .addKeyValue("reason", e.toString())
                        .addKeyValue("retryInMillis", backOff.toMillis())
                        .log(adoptedOnce ? "adoption failed" : "adoption failed, not ready yet");
            }
        } catch (RuntimeException e) {
            meters.adoptionFailed();
            log.atError()
                    .setCause(e)
                    .addKeyValue("retryInMillis", backOff.toMillis())
                    .log("adoption failed unexpectedly");
        }
        return false;
    }

    private void pause(Duration duration) {
        try {
            if (stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            // Only stop() interrupts; the loop's condition ends it.
            stopping.countDown();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
