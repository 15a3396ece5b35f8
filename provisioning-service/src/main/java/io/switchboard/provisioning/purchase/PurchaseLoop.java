package io.switchboard.provisioning.purchase;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import io.switchboard.mongo.IntervalTask;
import io.switchboard.provisioning.purchase.journal.Purchases;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs the purchases whose next step is due, in every instance: those just requested, and those that a crash left. */
@Component
class PurchaseLoop extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(PurchaseLoop.class);

    /** The number of purchases that one instance works on at once. */
    private static final int CONCURRENCY = 8;

    private static final int MOST_AT_ONCE = 200;

    private final Purchases purchases;
    private final PurchaseRunner runner;
    private final Semaphore places = new Semaphore(CONCURRENCY);
    private volatile @Nullable ExecutorService executor;

    PurchaseLoop(Purchases purchases, PurchaseRunner runner, PurchaseSettings settings) {
        super("purchases", settings.interval());
        this.purchases = purchases;
        this.runner = runner;
    }

    @Override
    public void start() {
        executor = Executors.newVirtualThreadPerTaskExecutor();
        super.start();
    }

    @Override
    public void stop() {
        super.stop();
        var running = executor;
        if (running != null) {
            running.shutdownNow();
            executor = null;
        }
    }

    @Override
    protected void run() {
        try {
            for (var id : purchases.due(MOST_AT_ONCE)) {
                // Waits for a place: those that another instance works on give theirs back at once.
                places.acquire();
                execute(id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("reason", e.toString()).log("purchases could not be read");
        }
    }

    /** Begins to work on the purchase on another thread; without a free place the next run does. */
    void begin(String id) {
        if (places.tryAcquire()) {
            execute(id);
        }
    }

    private void execute(String id) {
        var running = executor;
        if (running == null) {
            places.release();
        } else {
            running.execute(() -> work(id));
        }
    }

    private void work(String id) {
        try {
            runner.run(id);
        } catch (RuntimeException e) {
            log.atError().setCause(e).addKeyValue("purchase", id).log("purchase stopped; it continues later");
        } finally {
            places.release();
        }
    }
}
