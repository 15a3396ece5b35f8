package io.switchboard.notification.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.switchboard.notification.delivery.DeliveryLane;
import io.switchboard.notification.delivery.DeliveryLanes;
import io.switchboard.notification.delivery.DeliveryQueue;
import io.switchboard.notification.delivery.DeliveryQueues;
import io.switchboard.notification.delivery.DeliverySettings;
import io.switchboard.notification.delivery.DeliverySignal;
import io.switchboard.notification.telemetry.RateLimitedLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts a worker for each lane that is due, within the limits. All instances do the same; a lane's claim decides which one
 * has it. While MongoDB is away it waits and does nothing else.
 */
final class DeliveryDispatcher implements SmartLifecycle {

    private static final int QUEUES_AT_ONCE = 100;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final DeliveryQueues queues;
    private final DeliveryLanes lanes;
    private final LaneWorker worker;
    private final DispatchLimits limits;
    private final DeliverySettings settings;
    private final DeliverySignal signal;
    private final DeliveryMeters meters;
    private final Duration claim;
    private final Clock clock;
    private final RateLimitedLog failures = new RateLimitedLog(LoggerFactory.getLogger(DeliveryDispatcher.class));
    private volatile @Nullable ExecutorService threads;

    DeliveryDispatcher(
            DeliveryQueues queues,
            DeliveryLanes lanes,
            LaneWorker worker,
            DispatchLimits limits,
            DeliverySettings settings,
            DeliverySignal signal,
            DeliveryMeters meters,
            Duration claim,
            Clock clock) {
        this.queues = queues;
        this.lanes = lanes;
        this.worker = worker;
        this.limits = limits;
        this.settings = settings;
        this.signal = signal;
        this.meters = meters;
        this.claim = claim;
        this.clock = clock;
    }

    @Override
    public void start() {
        var started = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("webhook-delivery-", 0).factory());
        threads = started;
        started.execute(() -> loop(started));
    }

    private void loop(ExecutorService running) {
        try {
            while (!running.isShutdown()) {
                passOrLog(running);
                signal.await(settings.interval());
            }
        } catch (InterruptedException e) {
            // The instance stops.
        }
    }

    private void passOrLog(ExecutorService running) {
        try {
            pass(running);
        } catch (RuntimeException e) {
            if (!running.isShutdown()) {
                failures.warn(
                        line -> line.addKeyValue("reason", e.toString()).log("webhook deliveries are not dispatched"));
            }
        }
    }

    /** Starts workers until nothing is due or the limits are reached. */
    void pass(ExecutorService running) {
        meters.overdue(queues.oldestDue()
                .map(due -> Duration.between(due, clock.instant()))
                .orElse(Duration.ZERO));
        var started = true;
        while (started && !limits.isFull() && !running.isShutdown()) {
            started = false;
            for (var queue : queues.due(limits.busyEndpoints(), limits.busyTenants(), QUEUES_AT_ONCE)) {
                started |= visit(queue, running);
            }
        }
    }

    /** Starts workers for the queue's lanes; returns whether a lane was due. */
    private boolean visit(DeliveryQueue queue, ExecutorService running) {
        var free = limits.free(queue);
        if (free <= 0) {
            return false;
        }
        var due = lanes.due(queue.endpointId(), free);
        due.forEach(lane -> lanes.claim(lane, claim).ifPresent(claimed -> begin(claimed, running)));
        var next = lanes.nextDue(queue.endpointId());
        var now = clock.instant();
        // A queue with more lanes goes behind the others.
        queues.settle(queue, next.map(time -> time.isBefore(now) ? now : time));
        return !due.isEmpty();
    }

    private void begin(DeliveryLane lane, ExecutorService running) {
        limits.acquire(lane);
        try {
            running.execute(() -> work(lane));
        } catch (RuntimeException e) {
            limits.release(lane);
            throw e;
        }
    }

    private void work(DeliveryLane lane) {
        try {
            worker.run(lane);
        } catch (InterruptedException e) {
            leave(lane);
        } catch (RuntimeException e) {
            failed(lane, e);
        } finally {
            limits.release(lane);
            signal.raise();
        }
    }

    private void failed(DeliveryLane lane, RuntimeException failure) {
        if (Thread.interrupted()) {
            leave(lane);
        } else {
            // The claim ends by itself; then the lane is due again.
            failures.warn(line ->
                    line.addKeyValue("lane", lane.id()).setCause(failure).log("webhook delivery interrupted"));
        }
    }

    /** Gives the lane to another instance, since this one stops. */
    private void leave(DeliveryLane lane) {
        lanes.release(lane);
        queues.wakeAt(lane, clock.instant());
    }

    /** Interrupts the workers; they leave their lanes to other instances. */
    @Override
    public void stop() {
        var running = threads;
        threads = null;
        if (running != null) {
            running.shutdownNow();
            try {
                var unused = running.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
