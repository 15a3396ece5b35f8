package io.switchboard.provisioning.adoption;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.mongodb.MongoException;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.twilio.TwilioFailure;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Adopts at start, at intervals and on request, on a thread of its own. A round that fails, or that leaves something out,
 * is followed by another one soon, and then more slowly; the service stays up, and is ready after the first round that
 * came to its end. Says why rounds fail in the log, once for each round, and in {@link #rounds() health}.
 */
final class AdoptionLoop implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(AdoptionLoop.class);

    /** One round may meet Twilio at a bad moment; the next one follows at once. */
    private static final int ROUNDS_BEFORE_DOWN = 3;

    private final Supplier<AdoptionReport> adoption;
    private final ProvisioningMeters meters;
    private final Duration interval;
    private final Duration firstBackOff;
    private final Duration leastPause;
    private final Thread thread = Thread.ofVirtual().name("adoption").unstarted(this::loop);
    private final Semaphore requested = new Semaphore(0);
    private volatile boolean stopping;
    private volatile boolean adoptedOnce;
    private volatile @Nullable Trouble trouble;

    /** Why rounds fail or leave something out, and since when. */
    private record Trouble(String reason, Instant since, int rounds) {

        static Trouble after(@Nullable Trouble before, String reason) {
            return before == null
                    ? new Trouble(reason, Instant.now(), 1)
                    : new Trouble(reason, before.since(), before.rounds() + 1);
        }
    }

    /**
     * Does nothing before {@link #start()}.
     *
     * @param interval from the end of one complete round to the next
     * @param firstBackOff from the end of a first failing round to the next; doubled for each further one
     * @param leastPause how closely requests may make rounds follow one another
     */
    AdoptionLoop(
            Supplier<AdoptionReport> adoption,
            ProvisioningMeters meters,
            Duration interval,
            Duration firstBackOff,
            Duration leastPause) {
        this.adoption = adoption;
        this.meters = meters;
        this.interval = interval;
        this.firstBackOff = firstBackOff;
        this.leastPause = leastPause;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stopping = true;
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

    /**
     * Asks for a round now, for example because an account's token was refused. Many requests at once are one, and between
     * two rounds is at least the least pause.
     */
    void request() {
        requested.release();
    }

    /** Down while rounds fail or leave something out, with the reason; not a part of readiness. */
    Health rounds() {
        var present = trouble;
        return present == null || present.rounds() < ROUNDS_BEFORE_DOWN
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", present.reason())
                        .withDetail("since", present.since().toString())
                        .withDetail("rounds", present.rounds())
                        .build();
    }

    private void loop() {
        var backOff = firstBackOff;
        while (!stopping) {
            var succeeded = adopt(backOff);
            pause(succeeded ? interval : backOff);
            backOff = succeeded ? firstBackOff : shorter(backOff.multipliedBy(2), interval);
        }
    }

    private boolean adopt(Duration backOff) {
        var begin = System.nanoTime();
        try {
            requested.drainPermits();
            var report = adoption.get();
            adoptedOnce = true;
            meters.adopted(report);
            var reason = report.firstReason();
            trouble = reason == null ? null : Trouble.after(trouble, reason);
            report.addTo(reason == null ? log.atInfo() : log.atWarn())
                    .addKeyValue("millis", (System.nanoTime() - begin) / 1_000_000)
                    .log(reason == null ? "adoption finished" : "adoption finished, some of it is left out");
            return reason == null;
        } catch (TwilioFailure
                | DataAccessException
                | MongoException
                | KafkaException
                | org.springframework.kafka.KafkaException
                | PublishFailed e) {
            if (!stopping) {
                meters.adoptionFailed();
                trouble = Trouble.after(trouble, e.toString());
                log.atWarn()
                        .addKeyValue("reason", e.toString())
                        .addKeyValue("retryInMillis", backOff.toMillis())
                        .log(adoptedOnce ? "adoption failed" : "adoption failed, not ready yet");
            }
        } catch (RuntimeException e) {
            meters.adoptionFailed();
            trouble = Trouble.after(trouble, e.toString());
            log.atError()
                    .setCause(e)
                    .addKeyValue("retryInMillis", backOff.toMillis())
                    .log("adoption failed unexpectedly");
        }
        return false;
    }

    /** Waits for the time to pass, or for a request. */
    private void pause(Duration duration) {
        try {
            var least = shorter(leastPause, duration);
            Thread.sleep(least);
            var unused = requested.tryAcquire(duration.minus(least).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Only stop() interrupts; the loop's condition ends it.
            stopping = true;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
