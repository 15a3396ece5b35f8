package io.switchboard.notification.push;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import io.switchboard.mongo.IntervalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Pushes what is due, in every instance. Each push has a thread of its own, so that a slow push service delays the others only
 * when it has all of them.
 */
@Component
class PushTask extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(PushTask.class);
    private static final int MOST_ENTRIES = 500;
    private static final int MOST_AT_ONCE = 64;

    private final PushJournal journal;
    private final PushDelivery delivery;
    private final Semaphore permits = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("push-", 0).factory());
    private boolean isFailing;

    PushTask(PushJournal journal, PushDelivery delivery, PushSettings settings) {
        super("push", settings.interval());
        this.journal = journal;
        this.delivery = delivery;
    }

    @Override
    protected void run() {
        try {
            journal.journalDue(MOST_ENTRIES);
            var free = permits.availablePermits();
            if (free > 0) {
                journal.due(free).forEach(push -> journal.claim(push).ifPresent(this::begin));
            }
            isFailing = false;
        } catch (DataAccessException e) {
            if (!isFailing) {
                log.atWarn().addKeyValue("reason", e.getMessage()).log("pushes wait for the database");
            }
            isFailing = true;
        }
    }

    private void begin(StoredPush push) {
        // Never waits: only this task acquires, and no more than were free.
        permits.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                delivery.deliver(push);
            } catch (RuntimeException e) {
                log.atWarn().setCause(e).addKeyValue("push", push.id()).log("push failed, it is repeated");
            } finally {
                permits.release();
            }
        });
    }

    @Override
    public void stop() {
        super.stop();
        threads.shutdown();
    }
}
