package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.schedule.PendingSend;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.sending.schedule.SendQueue;
import io.switchboard.conversation.sending.schedule.SendQueues;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.conversation.telemetry.Meters;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the schedule of what has to be sent, in MongoDB, and works on what is due: conversations side by side, each in order,
 * and not more of one account at once than leaves room for the others. Every instance does this; what one leaves behind when
 * it dies, the others find.
 */
@Component
public class SendScheduler implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SendScheduler.class);

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration MEASURE = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int PAGE = 200;

    private final PendingSends pendingSends;
    private final SendQueues queues;
    private final SendQueueRunner runner;
    private final MessageSender sender;
    private final AccountHolds holds;
    private final AccountRefusals refusals;
    private final Directory directory;
    private final SendingSettings settings;
    private final Meters meters;
    private final Clock clock;

    private final Semaphore signals = new Semaphore(0);
    private final Map<String, String> running = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofVirtual().name("send-scheduler").unstarted(this::loop);
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("send-", 0).factory());
    private volatile boolean stopping;
    private Instant measured = Instant.MIN;
    private volatile Instant reported = Instant.MIN;

    SendScheduler(
            PendingSends pendingSends,
            SendQueues queues,
            SendQueueRunner runner,
            MessageSender sender,
            AccountHolds holds,
            AccountRefusals refusals,
            Directory directory,
            SendingSettings settings,
            Meters meters,
            Clock clock) {
        this.pendingSends = pendingSends;
        this.queues = queues;
        this.runner = runner;
        this.sender = sender;
        this.holds = holds;
        this.refusals = refusals;
        this.directory = directory;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Schedules messages that have been filed; those that have ended or are scheduled already are left alone. Once it
     * returns, they will be sent whatever crashes. It does not wait for Twilio.
     */
    public void schedule(List<MessageStoreResult> results) {
        var now = clock.instant();
        var open = results.stream()
                .filter(each -> each.message().direction().equals(Message.OUTBOUND))
                .filter(each -> !each.message().isSettled())
                .toList();
        pendingSends.add(
                open.stream().map(each -> pending(each, now)).distinct().toList());
        var accountSidById = new HashMap<String, String>();
        open.forEach(each -> accountSidById.put(each.message().conversationId(), accountSid(each.message())));
        queues.add(accountSidById, now);
        signals.release();
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
        return sender.accountOf(message).map(Account::accountSid).orElse("");
    }

    private void loop() {
        var released = false;
        while (!stopping) {
            try {
                if (!released) {
                    queues.releaseAll(clock.instant());
                    released = true;
                }
                holds.forgetOutdated(directory).forEach(refusals::withdraw);
                startDue();
                measure();
                pause(TICK);
            } catch (RuntimeException e) {
                report(e, "the schedule cannot be read");
                pause(AFTER_FAILURE);
            }
        }
    }

    /** Starts work on what is due, as far as there is room. */
    private void startDue() {
        var full = new HashSet<>(holds.paused());
        var byAccount = new HashMap<String, Integer>();
        running.values().forEach(each -> byAccount.merge(each, 1, Integer::sum));
        byAccount.forEach((account, count) -> {
            if (count >= settings.accountConcurrency()) {
                full.add(account);
            }
        });
        while (!stopping && running.size() < settings.concurrency()) {
            var due = queues.due(clock.instant(), full, PAGE);
            if (!startAny(due, full, byAccount)) {
                return;
            }
        }
    }

    /** Returns whether another page may bring more. */
    private boolean startAny(List<SendQueue> due, Set<String> full, Map<String, Integer> byAccount) {
        var before = full.size();
        for (var queue : due) {
            var account = queue.accountSid();
            if (full.contains(account) || running.size() >= settings.concurrency()) {
                continue;
            }
            if (running.putIfAbsent(queue.id(), account) == null) {
                start(queue.id());
                if (byAccount.merge(account, 1, Integer::sum) >= settings.accountConcurrency()) {
                    full.add(account);
                }
            }
        }
        return due.size() == PAGE && full.size() > before;
    }

    private void start(String conversationId) {
        workers.execute(() -> {
            try {
                runner.run(conversationId);
            } catch (RuntimeException e) {
                // Its lease runs out, and then it is tried again.
                report(e, "work on a conversation failed");
            } finally {
                running.remove(conversationId);
                signals.release();
            }
        });
    }

    private void measure() {
        var now = clock.instant();
        if (now.isBefore(measured.plus(MEASURE))) {
            return;
        }
        measured = now;
        var age = pendingSends.oldest().map(oldest -> Duration.between(oldest, now));
        meters.pendingSends(pendingSends.count(), age.orElse(Duration.ZERO), holds.refusedCount());
    }

    /** At most once a minute, however often it fails. */
    private void report(RuntimeException failure, String what) {
        meters.sendInterrupted();
        var now = clock.instant();
        if (now.isBefore(reported.plus(QUIET)) || stopping) {
            return;
        }
        reported = now;
        log.atError().setCause(failure).addKeyValue("what", what).log("sending fails and is tried again");
    }

    private void pause(Duration duration) {
        try {
            if (signals.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                signals.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    /** Lets the calls that are under way end, so that no outcome becomes unknown. */
    @Override
    public void stop() {
        stopping = true;
        signals.release();
        runner.stop();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(
                    settings.twilioTimeout().plusSeconds(2).toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
            thread.join(AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** After the directory is loaded and before the listeners; it stops after them. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1000;
    }
}
