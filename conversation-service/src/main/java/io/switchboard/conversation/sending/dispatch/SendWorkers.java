package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.switchboard.conversation.sending.account.AccountAvailability;
import io.switchboard.conversation.sending.schedule.SendQueue;
import io.switchboard.conversation.sending.schedule.SendQueues;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import org.springframework.stereotype.Component;

/**
 * Works on conversations that are due, side by side. No account has more workers at once than its limit, so that there are
 * workers left for the other accounts.
 */
@Component
class SendWorkers {

    private static final int PAGE = 200;

    private final SendQueues queues;
    private final SendQueueRunner runner;
    private final AccountAvailability availability;
    private final SendFailureLog failures;
    private final SendSignal signal;
    private final SendingSettings settings;
    private final Clock clock;

    private final Map<String, String> accountByConversation = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("send-", 0).factory());
    private volatile boolean stopping;

    SendWorkers(
            SendQueues queues,
            SendQueueRunner runner,
            AccountAvailability availability,
            SendFailureLog failures,
            SendSignal signal,
            SendingSettings settings,
            Clock clock) {
        this.queues = queues;
        this.runner = runner;
        this.availability = availability;
        this.failures = failures;
        this.signal = signal;
        this.settings = settings;
        this.clock = clock;
    }

    /** Starts work on the conversations that are due, as far as the limits allow. */
    void startDue() {
        var full = new HashSet<>(availability.limited());
        var byAccount = new HashMap<String, Integer>();
        accountByConversation.values().forEach(account -> byAccount.merge(account, 1, Integer::sum));
        byAccount.forEach((account, count) -> {
            if (count >= settings.accountConcurrency()) {
                full.add(account);
            }
        });
        while (!stopping && hasRoom()) {
            var due = queues.due(clock.instant(), full, PAGE);
            if (!startAny(due, full, byAccount)) {
                return;
            }
        }
    }

    /** Returns whether another page may hold more that can be started. */
    private boolean startAny(List<SendQueue> due, Set<String> full, Map<String, Integer> byAccount) {
        var before = full.size();
        for (var queue : due) {
            var account = queue.accountSid();
            var isStarted = !full.contains(account)
                    && hasRoom()
                    && accountByConversation.putIfAbsent(queue.id(), account) == null;
            if (isStarted) {
                start(queue.id());
                if (byAccount.merge(account, 1, Integer::sum) >= settings.accountConcurrency()) {
                    full.add(account);
                }
            }
        }
        return due.size() == PAGE && full.size() > before;
    }

    private boolean hasRoom() {
        return accountByConversation.size() < settings.concurrency();
    }

    private void start(String conversationId) {
        workers.execute(() -> {
            try {
                runner.run(conversationId);
            } catch (RuntimeException e) {
                // The conversation is due again when its lease has run out.
                failures.add(e, "work on a conversation");
            } finally {
                accountByConversation.remove(conversationId);
                signal.wake();
            }
        });
    }

    /** Lets the calls to Twilio that are under way end, so that no outcome becomes unknown. */
    void stop(Duration timeout) throws InterruptedException {
        stopping = true;
        runner.stop();
        workers.shutdown();
        if (!workers.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            workers.shutdownNow();
        }
    }
}
