package io.switchboard.mongo;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

import com.mongodb.MongoInterruptedException;

/**
 * Reads on a virtual thread while the caller does something else, so that reads that need nothing of each other take as long
 * as the slowest of them. Only for reads: when the caller fails in between, the read runs to its end and changes nothing.
 *
 * @param <T> what is read
 */
public final class BackgroundRead<T> {

    private final FutureTask<T> task;

    private BackgroundRead(Supplier<T> read) {
        task = new FutureTask<>(read::get);
    }

    /** Begins to read. */
    public static <T> BackgroundRead<T> begin(Supplier<T> read) {
        var background = new BackgroundRead<T>(read);
        Thread.ofVirtual().name("background-read").start(background.task);
        return background;
    }

    /** Waits for the read and returns what it found, or throws its exception. */
    public T get() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MongoInterruptedException("Interrupted while a read ran in the background", e);
        }
    }
}
