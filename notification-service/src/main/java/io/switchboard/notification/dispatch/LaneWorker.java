package io.switchboard.notification.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.switchboard.notification.delivery.DeliveryLane;
import io.switchboard.notification.delivery.DeliveryLanes;
import io.switchboard.notification.delivery.DeliveryQueues;
import io.switchboard.notification.delivery.StoredDelivery;
import io.switchboard.notification.delivery.WebhookDeliveries;
import io.switchboard.notification.endpoint.StoredEndpoint;
import io.switchboard.notification.endpoint.WebhookEndpoints;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the deliveries of a claimed lane one after another. One that fails holds back the later ones of its lane, until
 * it is delivered or given up.
 */
final class LaneWorker {

    private static final int HEADS = 10;

    private final DeliveryLanes lanes;
    private final DeliveryQueues queues;
    private final WebhookDeliveries deliveries;
    private final WebhookEndpoints endpoints;
    private final DeliveryAttempt attempt;
    private final DeliveryMeters meters;
    private final Duration work;
    private final Clock clock;

    /**
     * Creates a worker for any number of lanes.
     *
     * @param work how long a worker begins attempts before it leaves the lane to others; its claim lasts longer by more
     *     than one attempt
     */
    LaneWorker(
            DeliveryLanes lanes,
            DeliveryQueues queues,
            WebhookDeliveries deliveries,
            WebhookEndpoints endpoints,
            DeliveryAttempt attempt,
            DeliveryMeters meters,
            Duration work,
            Clock clock) {
        this.lanes = lanes;
        this.queues = queues;
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.attempt = attempt;
        this.meters = meters;
        this.work = work;
        this.clock = clock;
    }

    /**
     * Works on the lane until it has no delivery that is due.
     *
     * @throws InterruptedException when the instance stops; the lane is still claimed
     */
    void run(DeliveryLane claimed) throws InterruptedException {
        var end = clock.instant().plus(work);
        @Nullable DeliveryLane lane = claimed;
        while (lane != null) {
            if (!clock.instant().isBefore(end)) {
                lanes.release(lane);
                queues.wakeAt(lane, clock.instant());
                return;
            }
            lane = deliverHeads(lane, end);
        }
    }

    /** Delivers the first deliveries; returns the lane when there is more to do, as it is then. */
    private @Nullable DeliveryLane deliverHeads(DeliveryLane lane, Instant end) throws InterruptedException {
        var heads = deliveries.heads(lane, HEADS);
        for (var head : heads) {
            var endpoint = endpoints.find(lane.tenantId(), lane.endpointId()).filter(StoredEndpoint::isEnabled);
            if (endpoint.isEmpty()) {
                deliveries.cancel(lane);
                meters.canceled();
                return reload(lane);
            }
            if (!clock.instant().isBefore(end)) {
                return lane;
            }
            var wait = attemptIfDue(endpoint.get(), head);
            if (wait.isPresent()) {
                return leave(lane, wait.get());
            }
        }
        return heads.size() == HEADS || !lanes.remove(lane) ? reload(lane) : null;
    }

    /** The time at which the delivery is to be attempted; empty when it has ended. */
    private Optional<Instant> attemptIfDue(StoredEndpoint endpoint, StoredDelivery head) throws InterruptedException {
        return head.nextAttemptAt().isAfter(clock.instant())
                ? Optional.of(head.nextAttemptAt())
                : attempt.run(endpoint, head);
    }

    private @Nullable DeliveryLane leave(DeliveryLane lane, Instant dueAt) {
        if (!lanes.leaveUntil(lane, dueAt)) {
            return reload(lane);
        }
        queues.wakeAt(lane, dueAt);
        return null;
    }

    private @Nullable DeliveryLane reload(DeliveryLane lane) {
        return lanes.reload(lane).orElse(null);
    }
}
