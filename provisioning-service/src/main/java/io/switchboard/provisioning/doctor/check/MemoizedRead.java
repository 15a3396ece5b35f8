package io.switchboard.provisioning.doctor.check;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

import io.switchboard.twilio.failure.TwilioUnavailable;

/** Reads something once, however many checks need it; a failure is the outcome for all of them. */
final class MemoizedRead<T> implements Supplier<T> {

    private final FutureTask<T> read;

    MemoizedRead(Callable<T> read) {
        this.read = new FutureTask<>(read);
    }

    @Override
    public T get() {
        // Does nothing for all but the first caller, and the others wait for its outcome.
        read.run();
        try {
            return read.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TwilioUnavailable("interrupted while waiting for an answer", true, e);
        }
    }
}
