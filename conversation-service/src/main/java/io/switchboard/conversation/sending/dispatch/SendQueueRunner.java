package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.sending.schedule.PendingSend;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.sending.schedule.SendQueue;
import io.switchboard.conversation.sending.schedule.SendQueues;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.conversation.telemetry.Meters;
import io.switchboard.directory.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works on the queue of one conversation: sends its messages in order, until one has to wait or none is left. */
@Component
class SendQueueRunner {

    private static final Logger log = LoggerFactory.getLogger(SendQueueRunner.class);

    /** Then other conversations of the account have their turn. */
    private static final int MOST_IN_A_ROW = 20;

    private final SendQueues queues;
    private final PendingSends pendingSends;
    private final Messages messages;
    private final MessageSender sender;
    private final AccountHolds holds;
    private final SendingSettings settings;
    private final Meters meters;
    private final Clock clock;
    private final AtomicBoolean stopping = new AtomicBoolean();

    SendQueueRunner(
            SendQueues queues,
            PendingSends pendingSends,
            Messages messages,
            MessageSender sender,
            AccountHolds holds,
            SendingSettings settings,
            Meters meters,
            Clock clock) {
        this.queues = queues;
        this.pendingSends = pendingSends;
        this.messages = messages;
        this.sender = sender;
        this.holds = holds;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** Works on the queue, if it is due and no other instance has it. */
    void run(String conversationId) {
        var now = clock.instant();
        var queue = queues.lease(conversationId, now, leaseEnd(now));
        for (var sent = 0; queue.isPresent(); sent++) {
            queue = step(queue.get(), sent < MOST_IN_A_ROW && !stopping.get());
        }
    }

    /** Makes those that run end after the message that they are sending. */
    void stop() {
        stopping.set(true);
    }

    /** Handles the next message; returns the queue when there may be more to do now. */
    private Optional<SendQueue> step(SendQueue queue, boolean mayGoOn) {
        var next = pendingSends.firstOf(queue.id());
        if (next.isEmpty()) {
            return queues.finish(queue) ? Optional.empty() : queues.renew(queue, leaseEnd(clock.instant()));
        }
        var send = next.get();
        if (!mayGoOn) {
            queues.delay(queue, accountOf(send), clock.instant(), false);
            return Optional.empty();
        }
        return switch (send(send)) {
            case SendResult.Ended ended -> {
                pendingSends.remove(send);
                yield queues.renew(queue, leaseEnd(clock.instant()));
            }
            case SendResult.Delayed delayed -> {
                delay(queue, send, delayed);
                yield Optional.empty();
            }
        };
    }

    private void delay(SendQueue queue, PendingSend send, SendResult.Delayed delayed) {
        var account = accountOf(send);
        queues.delay(queue, account, delayed.until(), delayed.held());
        if (delayed.held() && !holds.isRefused(account)) {
            // The others were released before this one was held.
            queues.release(account, clock.instant());
        }
    }

    /** A failure that nobody foresaw, or of MongoDB or Kafka, delays this conversation only. */
    private SendResult send(PendingSend send) {
        try {
            return sender.send(send);
        } catch (RuntimeException e) {
            log.atError()
                    .setCause(e)
                    .addKeyValue("message", send.id())
                    .addKeyValue("tenant", send.tenantId())
                    .addKeyValue("failures", send.failures() + 1)
                    .log("message not sent because of an unexpected failure, it is tried again");
            meters.sendInterrupted();
            return sender.postpone(send);
        }
    }

    private String accountOf(PendingSend send) {
        return messages.find(send.tenantId(), send.id())
                .flatMap(sender::accountOf)
                .map(Account::accountSid)
                .orElse("");
    }

    private Instant leaseEnd(Instant now) {
        return now.plus(settings.settleTime());
    }
}
