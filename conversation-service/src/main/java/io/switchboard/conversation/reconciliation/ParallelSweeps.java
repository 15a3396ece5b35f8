package io.switchboard.conversation.reconciliation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.switchboard.directory.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps accounts side by side for as long as this instance keeps its lease, which it renews while the sweeps run. */
final class ParallelSweeps {

    private static final Logger log = LoggerFactory.getLogger(ParallelSweeps.class);

    private final Semaphore permits;
    private final Duration renewal;
    private final BooleanSupplier keepsLease;

    /**
     * Creates a runner of sweeps.
     *
     * @param renewal the time after which the lease is renewed
     * @param keepsLease renews the lease; false when it is lost, which ends the sweeps
     */
    ParallelSweeps(int concurrency, Duration renewal, BooleanSupplier keepsLease) {
        this.permits = new Semaphore(concurrency);
        this.renewal = renewal;
        this.keepsLease = keepsLease;
    }

    void run(List<Account> accounts, Consumer<Account> sweep) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = accounts.stream()
                    .<Future<?>>map(account -> threads.submit(() -> runOne(account, sweep)))
                    .toList();
            if (!await(running)) {
                threads.shutdownNow();
            }
        }
    }

    private void runOne(Account account, Consumer<Account> sweep) {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            sweep.accept(account);
        } finally {
            permits.release();
        }
    }

    /** Waits for the sweeps; false when the lease is lost or this instance stops. */
    private boolean await(List<Future<?>> running) {
        for (var sweep : running) {
            while (!sweep.isDone()) {
                try {
                    sweep.get(renewal.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (!keepsLease.getAsBoolean()) {
                        return false;
                    }
                } catch (ExecutionException e) {
                    log.atError().setCause(e).log("a sweep ended with a defect");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }
}
