package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.switchboard.conversation.sending.pace.SenderPaces;
import io.switchboard.conversation.sending.pace.SenderRates;
import io.switchboard.conversation.sending.schedule.PendingSend;
import io.switchboard.conversation.sending.schedule.PendingSends;
import org.springframework.stereotype.Component;

/**
 * Keeps each message back until its turn in the pace of its sender. A message that has to wait keeps the place that it took,
 * so that messages of many conversations are sent in the order in which they came; its conversation's queue is due then, and
 * no worker waits.
 */
@Component
class SendPacer {

    /** How late a place may be used. A message that comes later takes another one, so that no burst follows an interruption. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final SenderPaces paces;
    private final SenderRates rates;
    private final PendingSends pendingSends;
    private final SendMeters meters;
    private final Clock clock;

    SendPacer(SenderPaces paces, SenderRates rates, PendingSends pendingSends, SendMeters meters, Clock clock) {
        this.paces = paces;
        this.rates = rates;
        this.pendingSends = pendingSends;
        this.meters = meters;
        this.clock = clock;
    }

    /** The time until which the message has to wait; empty when it may be sent now. */
    Optional<Instant> waitUntil(SendTask task) {
        return rates.occupation(task.message()).flatMap(length -> turn(task, length));
    }

    private Optional<Instant> turn(SendTask task, Duration length) {
        var send = task.send();
        var now = clock.instant();
        var taken = send.slotOfNextTry().map(PendingSend.Slot::at);
        if (taken.isPresent() && !now.isAfter(taken.get().plus(TOLERANCE))) {
            return taken.filter(now::isBefore);
        }
        var turn = paces.take(sender(task), length);
        if (!turn.isAfter(now)) {
            return Optional.empty();
        }
        pendingSends.noteSlot(send, turn);
        meters.paced();
        return Optional.of(turn);
    }

    private static String sender(SendTask task) {
        return SenderRates.sender(
                task.account().accountSid(), task.message().addresses().ourAddress());
    }
}
