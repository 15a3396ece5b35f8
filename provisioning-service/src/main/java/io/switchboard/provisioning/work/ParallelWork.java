package io.switchboard.provisioning.work;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Works on the items of a list side by side, a limited number at once, and hands the results to the caller's thread. */
public final class ParallelWork {

    /** The longest wait for a worker: a request to Twilio has ended by then. */
    private static final Duration END_TIMEOUT = Duration.ofMinutes(1);

    private final int limit;

    public ParallelWork(int limit) {
        this.limit = limit;
    }

    /**
     * Returns once all items are done.
     *
     * @param done receives each result, on the caller's thread
     * @throws RuntimeException the first failure of an item or of {@code done}, or {@link Error} likewise; begun items are finished then, and the
     *     others are not begun
     */
    public <T, R> void each(List<T> items, Function<T, R> work, Consumer<R> done) {
        var open = new ConcurrentLinkedQueue<T>(items);
        var outcomes = new LinkedBlockingQueue<Supplier<R>>();
        var workers = IntStream.range(0, Math.min(limit, items.size()))
                .mapToObj(n -> Thread.ofVirtual().name("repair-" + n).start(() -> workOn(open, work, outcomes::add)))
                .toList();
        try {
            for (var n = 0; n < items.size(); n++) {
                done.accept(outcomes.take().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            open.clear();
            end(workers);
        }
    }

    private static <T, R> void workOn(Queue<T> open, Function<T, R> work, Consumer<Supplier<R>> outcomes) {
        for (var item = open.poll(); item != null; item = open.poll()) {
            outcomes.accept(outcome(item, work));
        }
    }

    private static <T, R> Supplier<R> outcome(T item, Function<T, R> work) {
        try {
            var result = work.apply(item);
            return () -> result;
        } catch (RuntimeException | Error e) {
            // An error without an outcome would let the caller wait for ever.
            return () -> {
                throw e;
            };
        }
    }

    /** Waits until the workers have ended, so that none holds a lease; interrupts them when the caller is interrupted. */
    private static void end(List<Thread> workers) {
        var isInterrupted = Thread.interrupted();
        if (isInterrupted) {
            workers.forEach(Thread::interrupt);
        }
        for (var worker : workers) {
            isInterrupted |= !hasEnded(worker);
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean hasEnded(Thread worker) {
        try {
            worker.join(END_TIMEOUT);
            return true;
        } catch (InterruptedException e) {
            worker.interrupt();
            return false;
        }
    }
}
