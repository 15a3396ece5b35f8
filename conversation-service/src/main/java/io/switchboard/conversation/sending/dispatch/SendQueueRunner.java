package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.sending.account.AccountAvailability;
import io.switchboard.conversation.sending.account.MessageAccounts;
import io.switchboard.conversation.sending.schedule.PendingSend;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.sending.schedule.SendQueue;
import io.switchboard.conversation.sending.schedule.SendQueues;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.directory.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works on the queue of one conversation: sends its messages in order until one has to wait or none is left. */
@Component
class SendQueueRunner {

    private static final Logger log = LoggerFactory.getLogger(SendQueueRunner.class);

    /** After this many messages, other conversations of the account have their turn. */
    private static final int MAX_IN_A_ROW = 20;

    private final SendQueues queues;
    private final PendingSends pendingSends;
    private final Messages messages;
    private final MessageSender sender;
    private final MessageAccounts accounts;
    private final AccountAvailability availability;
    private final SendingSettings settings;
    private final SendMeters meters;
    private final Clock clock;
    private final AtomicBoolean stopping = new AtomicBoolean();

    SendQueueRunner(
            SendQueues queues,
            PendingSends pendingSends,
            Messages messages,
            MessageSender sender,
            MessageAccounts accounts,
            AccountAvailability availability,
            SendingSettings settings,
            SendMeters meters,
            Clock clock) {
        this.queues = queues;
        this.pendingSends = pendingSends;
        this.messages = messages;
        this.sender = sender;
        this.accounts = accounts;
        this.availability = availability;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** Works on the queue if it is due and no other instance has it. */
    void run(String conversationId) {
        var now = clock.instant();
        var queue = queues.lease(conversationId, now, leaseEnd(now));
        for (var sent = 0; queue.isPresent(); sent++) {
            queue = step(queue.get(), sent < MAX_IN_A_ROW && !stopping.get());
        }
    }

    /** Makes all runs end after the message that they are sending. */
    void stop() {
        stopping.set(true);
    }

    /** Handles the next message; returns the queue if there may be more to do now. */
    private Optional<SendQueue> step(SendQueue queue, boolean mayContinue) {
        var next = pendingSends.firstOf(queue.id());
        if (next.isEmpty()) {
            return queues.finish(queue) ? Optional.empty() : queues.renew(queue, leaseEnd(clock.instant()));
        }
        var send = next.get();
        if (!mayContinue) {
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
        if (delayed.held() && !availability.isRefused(account)) {
            // The account's other queues were released before this one was held.
            queues.release(account, clock.instant());
        }
    }

    /** An unexpected failure, also of MongoDB or Kafka, delays this conversation only. */
    private SendResult send(PendingSend send) {
        try {
            return sender.send(send);
        } catch (RuntimeException e) {
            log.atError()
                    .setCause(e)
                    .addKeyValue("message", send.id())
                    .addKeyValue("tenant", send.tenantId())
                    .addKeyValue("failures", send.failures() + 1)
                    .log("message not sent because of an unexpected failure, and tried again");
            meters.interrupted();
            return sender.postpone(send);
        }
    }

    private String accountOf(PendingSend send) {
        return messages.find(send.tenantId(), send.id())
                .flatMap(accounts::of)
                .map(Account::accountSid)
                .orElse("");
    }

    private Instant leaseEnd(Instant now) {
        return now.plus(settings.settleTime());
    }
}
