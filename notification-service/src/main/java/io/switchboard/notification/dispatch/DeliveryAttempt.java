package io.switchboard.notification.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import io.switchboard.mongo.IdGenerator;
import io.switchboard.notification.attempt.StoredAttempt;
import io.switchboard.notification.attempt.StoredAttempt.AttemptedDelivery;
import io.switchboard.notification.attempt.WebhookAttempts;
import io.switchboard.notification.delivery.DeliveryQueues;
import io.switchboard.notification.delivery.DeliverySettings;
import io.switchboard.notification.delivery.DeliveryState;
import io.switchboard.notification.delivery.StoredDelivery;
import io.switchboard.notification.delivery.WebhookDeliveries;
import io.switchboard.notification.dispatch.DeliveryMeters.Outcome;
import io.switchboard.notification.endpoint.EndpointWatch;
import io.switchboard.notification.endpoint.StoredEndpoint;
import io.switchboard.notification.sending.SentWebhook;
import io.switchboard.notification.sending.WebhookSender;

/**
 * Attempts one delivery and records the result: in the log, in the delivery, in the endpoint's health. A crash before the
 * delivery is written repeats the attempt with the same id.
 */
final class DeliveryAttempt {

    private final WebhookDeliveries deliveries;
    private final DeliveryQueues queues;
    private final WebhookAttempts attempts;
    private final EndpointWatch watch;
    private final WebhookSender sender;
    private final DeliverySettings settings;
    private final RetrySchedule schedule;
    private final PayloadMemory memory;
    private final DeliveryMeters meters;
    private final IdGenerator ids;
    private final Clock clock;

    DeliveryAttempt(
            WebhookDeliveries deliveries,
            DeliveryQueues queues,
            WebhookAttempts attempts,
            EndpointWatch watch,
            WebhookSender sender,
            DeliverySettings settings,
            RetrySchedule schedule,
            DeliveryMeters meters,
            IdGenerator ids,
            Clock clock) {
        this.deliveries = deliveries;
        this.queues = queues;
        this.attempts = attempts;
        this.watch = watch;
        this.sender = sender;
        this.settings = settings;
        this.schedule = schedule;
        this.memory = new PayloadMemory(settings.memory());
        this.meters = meters;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sends the event once.
     *
     * @return when it is attempted again; empty when the delivery has ended
     * @throws InterruptedException when the instance stops; nothing is recorded then
     */
    Optional<Instant> run(StoredEndpoint endpoint, StoredDelivery delivery) throws InterruptedException {
        var sent = memory.holding(delivery.size(), () -> send(endpoint, delivery));
        if (Thread.interrupted()) {
            throw new InterruptedException("the instance stops");
        }
        return sent.isEmpty() ? Optional.empty() : record(endpoint, delivery, sent.get());
    }

    private Optional<Instant> record(StoredEndpoint endpoint, StoredDelivery delivery, SentWebhook sent) {
        var next = sent.isDelivered() || sent.isGone()
                ? Optional.<Instant>empty()
                : schedule.next(delivery, clock.instant(), sent.retryAfter().orElse(null));
        var attempted = new AttemptedDelivery(delivery.id(), delivery.attempts() + 1, next.orElse(null));
        attempts.add(
                StoredAttempt.of(ids.next(), delivery.tenantId(), endpoint.id(), attempted, delivery.event(), sent));
        record(endpoint, delivery, sent, next);
        return next;
    }

    private Optional<SentWebhook> send(StoredEndpoint endpoint, StoredDelivery delivery) {
        return deliveries
                .data(delivery.id())
                .map(data -> sender.send(endpoint, delivery.event(), data, settings.timeout()));
    }

    private void record(StoredEndpoint endpoint, StoredDelivery delivery, SentWebhook sent, Optional<Instant> next) {
        if (sent.isDelivered()) {
            deliveries.finish(delivery, DeliveryState.DELIVERED);
            watch.delivered(endpoint);
            meters.delivered(delivery.event().time(), clock.instant());
        } else if (sent.isGone()) {
            deliveries.finish(delivery, DeliveryState.CANCELED);
            watch.gone(endpoint);
            meters.attempted(Outcome.GONE);
        } else {
            next.ifPresentOrElse(
                    at -> deliveries.retryAt(delivery, at), () -> deliveries.finish(delivery, DeliveryState.FAILED));
            sent.retryAfter()
                    .ifPresent(
                            asked -> queues.pause(endpoint.id(), clock.instant().plus(RetrySchedule.bounded(asked))));
            watch.failed(endpoint, sent.failure());
            meters.attempted(next.isPresent() ? Outcome.RETRIED : Outcome.GIVEN_UP);
        }
    }
}
