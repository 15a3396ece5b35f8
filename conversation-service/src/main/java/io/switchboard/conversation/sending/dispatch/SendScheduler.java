package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;

import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.conversation.StoredMessageListener;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.account.MessageAccounts;
import io.switchboard.conversation.sending.schedule.PendingSend;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.sending.schedule.SendQueues;
import io.switchboard.directory.Account;
import org.springframework.stereotype.Component;

/** Stores which messages have to be sent. Once a message is scheduled, it is sent whatever crashes. */
@Component
class SendScheduler implements StoredMessageListener {

    private final PendingSends pendingSends;
    private final SendQueues queues;
    private final MessageAccounts accounts;
    private final SendSignal signal;
    private final Clock clock;

    SendScheduler(
            PendingSends pendingSends, SendQueues queues, MessageAccounts accounts, SendSignal signal, Clock clock) {
        this.pendingSends = pendingSends;
        this.queues = queues;
        this.accounts = accounts;
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * Schedules the outbound messages. Messages that need no further try, or are scheduled already, do not change. The
     * method does not wait for Twilio.
     */
    @Override
    public void onStored(List<MessageStoreResult> results) {
        var unsent = results.stream()
                .filter(result -> !result.message().isInbound())
                .filter(result -> !result.message().isSettled())
                .filter(result -> result.message().isReleased())
                .toList();
        if (!unsent.isEmpty()) {
            schedule(unsent, clock.instant());
        }
    }

    private void schedule(List<MessageStoreResult> unsent, Instant now) {
        pendingSends.add(
                unsent.stream().map(result -> pending(result, now)).distinct().toList());
        var accountSidById = new HashMap<String, String>();
        unsent.forEach(result -> accountSidById.put(result.message().conversationId(), accountSid(result.message())));
        queues.add(accountSidById, now);
        signal.wake();
    }

    private static PendingSend pending(MessageStoreResult result, Instant now) {
        var message = result.message();
        return PendingSend.untried(
                message.id(),
                message.tenantId(),
                message.conversationId(),
                message.createdAt(),
                now,
                result.newMessage().cause().traceparent());
    }

    private String accountSid(StoredMessage message) {
        return accounts.of(message).map(Account::accountSid).orElse("");
    }
}
