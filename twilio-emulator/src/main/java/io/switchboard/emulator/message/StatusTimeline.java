package io.switchboard.emulator.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

import io.switchboard.emulator.behaviour.FaultBehaviour;
import io.switchboard.emulator.message.Message.Status;
import org.jspecify.annotations.Nullable;

/**
 * The statuses of an outbound message after it was queued, and the times of its status callbacks. The answer of the
 * create call has the status {@code queued}, for which Twilio has no callback.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">tracking messages</a>
 */
final class StatusTimeline {
    private StatusTimeline() {}

    /**
     * A change of the status.
     *
     * @param after the time since the message was queued
     * @param status the new status of the message
     * @param callback the status that is posted to the callback, none if absent; not the message's when they are
     *     shuffled
     */
    record Moment(Duration after, Status status, @Nullable Status callback) {}

    static List<Moment> of(FaultBehaviour behaviour, boolean accountIsActive, boolean isSms, RandomGenerator random) {
        var statuses = statuses(behaviour, accountIsActive, isSms);
        var callbacks = new ArrayList<Status>(statuses.stream()
                .filter(status -> isCalledBack(behaviour, status))
                .toList());
        var told = behaviour.reorderStatuses() ? shuffled(callbacks, random) : callbacks;
        var moments = new ArrayList<Moment>();
        var tellable = 0;
        for (var i = 0; i < statuses.size(); i++) {
            var after = Duration.ofMillis(behaviour.statusDelayMillis()).multipliedBy(i + 1L);
            var status = statuses.get(i);
            moments.add(new Moment(after, status, isCalledBack(behaviour, status) ? told.get(tellable++) : null));
        }
        return moments;
    }

    /** The only status of a message that Twilio accepts and then does not send. */
    static List<Moment> failed(FaultBehaviour behaviour, int errorCode) {
        var failed = new Status("failed", errorCode);
        var told = isCalledBack(behaviour, failed) ? failed : null;
        return List.of(new Moment(Duration.ofMillis(behaviour.statusDelayMillis()), failed, told));
    }

    private static List<Status> statuses(FaultBehaviour behaviour, boolean accountIsActive, boolean isSms) {
        var sending = Status.of("sending");
        var sent = Status.of("sent");
        if (!accountIsActive) {
            return List.of(new Status("failed", 30002));
        }
        return switch (behaviour.deliveryOutcome()) {
            case SENT -> List.of(sending, sent);
            case FAILED -> List.of(sending, new Status("failed", errorCode(behaviour, 30008)));
            case UNDELIVERED -> List.of(sending, sent, new Status("undelivered", errorCode(behaviour, 30003)));
            case DELIVERED ->
                behaviour.readReceipts() && !isSms
                        ? List.of(sending, sent, Status.of("delivered"), Status.of("read"))
                        : List.of(sending, sent, Status.of("delivered"));
        };
    }

    private static int errorCode(FaultBehaviour behaviour, int otherwise) {
        var chosen = behaviour.deliveryErrorCode();
        return chosen == null ? otherwise : chosen;
    }

    private static boolean isCalledBack(FaultBehaviour behaviour, Status status) {
        var wanted = behaviour.sendingCallback() || !status.name().equals("sending");
        return wanted && !behaviour.dropStatuses().contains(status.name());
    }

    /** Shuffles the statuses into another order, if there is one. */
    private static List<Status> shuffled(List<Status> statuses, RandomGenerator random) {
        var shuffled = new ArrayList<Status>(statuses);
        do {
            Collections.shuffle(shuffled, random);
        } while (statuses.size() > 1 && shuffled.equals(statuses));
        return shuffled;
    }
}
