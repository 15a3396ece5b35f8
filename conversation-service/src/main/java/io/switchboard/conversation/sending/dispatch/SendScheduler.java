package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;

import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.account.MessageAccounts;
import io.switchboard.conversation.sending.schedule.PendingSend;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.sending.schedule.SendQueues;
import io.switchboard.directory.Account;
import org.springframework.stereotype.Component;

/** Stores which messages have to be sent. Once they are scheduled, they are sent whatever crashes. */
@Component
public class SendScheduler {

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
     * Schedules the outbound ones of these stored messages. Messages that need no further try, or are scheduled already,
     * do not change. The method does not wait for Twilio.
     */
    public void schedule(List<MessageStoreResult> results) {
        var now = clock.instant();
        var unsent = results.stream()
                .filter(result -> !result.message().isInbound())
                .filter(result -> !result.message().isSettled())
                .toList();
        pendingSends.add(
                unsent.stream().map(result -> pending(result, now)).distinct().toList());
        var accountSidById = new HashMap<String, String>();
        unsent.forEach(result -> accountSidById.put(result.message().conversationId(), accountSid(result.message())));
        queues.add(accountSidById, now);
        signal.wake();
    }

    private static PendingSend pending(MessageStoreResult result, Instant now) {
        var message = result.message();
        return new PendingSend(
                message.id(),
                message.tenantId(),
                message.conversationId(),
                message.createdAt(),
                now,
                result.newMessage().cause().traceparent(),
                0,
                null,
                0);
    }

    private String accountSid(StoredMessage message) {
        return accounts.of(message).map(Account::accountSid).orElse("");
    }
}
