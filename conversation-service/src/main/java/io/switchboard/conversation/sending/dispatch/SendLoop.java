package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.switchboard.conversation.sending.account.AccountAvailability;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.sending.schedule.SendQueues;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.directory.Directory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts work on the conversations that are due, on a thread of its own. Every instance runs it; the others
 * continue the work of an instance that crashes.
 */
@Component
class SendLoop implements SmartLifecycle {

    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration MEASURING_INTERVAL = Duration.ofSeconds(5);
    private static final Duration DELAY_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration TIME_BEYOND_TWILIO_TIMEOUT = Duration.ofSeconds(2);

    private final PendingSends pendingSends;
    private final SendQueues queues;
    private final SendWorkers workers;
    private final AccountAvailability availability;
    private final Directory directory;
    private final SendingSettings settings;
    private final SendMeters meters;
    private final SendFailureLog failures;
    private final SendSignal signal;
    private final Clock clock;

    private final Thread thread = Thread.ofVirtual().name("send-loop").unstarted(this::run);
    private volatile boolean stopping;
    private boolean hasReleased;
    private Instant measuredAt = Instant.MIN;

    SendLoop(
            PendingSends pendingSends,
            SendQueues queues,
            SendWorkers workers,
            AccountAvailability availability,
            Directory directory,
            SendingSettings settings,
            SendMeters meters,
            SendFailureLog failures,
            SendSignal signal,
            Clock clock) {
        this.pendingSends = pendingSends;
        this.queues = queues;
        this.workers = workers;
        this.availability = availability;
        this.directory = directory;
        this.settings = settings;
        this.meters = meters;
        this.failures = failures;
        this.signal = signal;
        this.clock = clock;
    }

    private void run() {
        try {
            while (!stopping) {
                signal.await(step());
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** Returns how long to wait before the next step. */
    private Duration step() {
        try {
            if (!hasReleased) {
                queues.releaseAll(clock.instant());
                hasReleased = true;
            }
            availability.releaseChanged(directory);
            workers.startDue();
            measure();
            return INTERVAL;
        } catch (RuntimeException e) {
            if (!stopping) {
                failures.add(e, "reading the schedule");
            }
            return DELAY_AFTER_FAILURE;
        }
    }

    private void measure() {
        var now = clock.instant();
        if (!now.isBefore(measuredAt.plus(MEASURING_INTERVAL))) {
            measuredAt = now;
            var age = pendingSends.oldest().map(oldest -> Duration.between(oldest, now));
            meters.pending(pendingSends.count(), age.orElse(Duration.ZERO));
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stopping = true;
        signal.wake();
        try {
            workers.stop(settings.twilioTimeout().plus(TIME_BEYOND_TWILIO_TIMEOUT));
            thread.join(DELAY_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Starts after the directory is loaded and before the listeners; stops after them. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1000;
    }
}
