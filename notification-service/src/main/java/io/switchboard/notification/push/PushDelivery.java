package io.switchboard.notification.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.switchboard.notification.bell.Notifications;
import io.switchboard.notification.bell.StoredNotification;
import io.switchboard.notification.outbound.OutboundFailure;
import io.switchboard.notification.outbound.OutboundResult;
import io.switchboard.notification.push.PushMeters.Outcome;
import org.springframework.stereotype.Component;

/**
 * Delivers one claimed push. A push service that does not know the browser any more ends its subscription; one that is busy or
 * away gets the push again later, at the time that it names.
 */
@Component
class PushDelivery {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 10;

    private final PushJournal journal;
    private final PushSubscriptions subscriptions;
    private final Notifications notifications;
    private final PushSender sender;
    private final PushSettings settings;
    private final PushMeters meters;
    private final Clock clock;

    PushDelivery(
            PushJournal journal,
            PushSubscriptions subscriptions,
            Notifications notifications,
            PushSender sender,
            PushSettings settings,
            PushMeters meters,
            Clock clock) {
        this.journal = journal;
        this.subscriptions = subscriptions;
        this.notifications = notifications;
        this.sender = sender;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    void deliver(StoredPush push) {
        var subscription = subscriptions
                .find(push.subscriptionId())
                .filter(found -> found.owner().equals(push.owner()));
        var entry = notifications.find(List.of(push.entryId())).stream()
                .filter(found -> !found.isRead())
                .findFirst();
        if (subscription.isEmpty() || entry.isEmpty()) {
            settle(push, Outcome.NEEDLESS);
            return;
        }
        send(push, subscription.get(), entry.get());
    }

    private void send(StoredPush push, StoredSubscription subscription, StoredNotification entry) {
        switch (sender.send(subscriptions.open(subscription), entry.view())) {
            case OutboundResult.Answered answer -> answered(push, answer);
            case OutboundResult.Failed failed -> {
                if (failed.failure() == OutboundFailure.ADDRESS_REFUSED) {
                    settle(push, Outcome.REFUSED);
                } else {
                    retry(push, Optional.empty());
                }
            }
        }
    }

    private void answered(StoredPush push, OutboundResult.Answered answer) {
        if (answer.isSuccess()) {
            settle(push, Outcome.DELIVERED);
        } else if (isGone(answer.status())) {
            subscriptions.remove(push.owner(), push.subscriptionId());
            settle(push, Outcome.GONE);
        } else if (isBusy(answer.status())) {
            retry(push, answer.retryAfter(clock.instant()));
        } else {
            settle(push, Outcome.REFUSED);
        }
    }

    private static boolean isGone(int status) {
        return status == 404 || status == 410;
    }

    private static boolean isBusy(int status) {
        return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
    }

    private void retry(StoredPush push, Optional<Instant> named) {
        var at = clock.instant().plus(pause(push.attempts()));
        var next = named.isPresent() && named.get().isAfter(at) ? named.get() : at;
        if (next.isAfter(push.createdAt().plus(settings.maxAge()))) {
            settle(push, Outcome.EXPIRED);
        } else {
            meters.count(Outcome.RETRIED);
            journal.retry(push, next);
        }
    }

    private static Duration pause(int attempts) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    }

    private void settle(StoredPush push, Outcome outcome) {
        journal.settle(push);
        meters.count(outcome);
    }
}
