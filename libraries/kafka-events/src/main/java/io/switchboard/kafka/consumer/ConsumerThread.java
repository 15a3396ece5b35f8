package io.switchboard.kafka.consumer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Reads with an {@link AssignedConsumer} on a thread of its own until it is closed. When reading fails, for whatever
 * reason, it waits and reads again with a new consumer; where to continue is the reading's own knowledge.
 */
public final class ConsumerThread<K, V> implements AutoCloseable {

    private final Supplier<org.apache.kafka.clients.consumer.Consumer<K, V>> consumers;
    private final Duration backOff;
    private final Reading<K, V> reading;
    private final Consumer<RuntimeException> failures;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable AssignedConsumer<K, V> current;

    /**
     * Creates a thread that does nothing before {@link #start()}.
     *
     * @param backOff how long to wait after a failure
     * @param failures receives each failure of the reading
     */
    public ConsumerThread(
            String name,
            Supplier<org.apache.kafka.clients.consumer.Consumer<K, V>> consumers,
            Duration backOff,
            Reading<K, V> reading,
            Consumer<RuntimeException> failures) {
        this.consumers = consumers;
        this.backOff = backOff;
        this.reading = reading;
        this.failures = failures;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /**
     * Reads until the thread is asked to end: then {@link AssignedConsumer#poll} and {@link ConsumerThread#pause} throw a
     * {@link WakeupException}, which the reading lets pass. It may return earlier, to be called again with a new consumer.
     */
    public interface Reading<K, V> {

        void read(AssignedConsumer<K, V> consumer);
    }

    public void start() {
        thread.start();
    }

    /** Asks the thread to end, without waiting for it. */
    public void stop() {
        closing.countDown();
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** Ends the thread and waits until it has ended. */
    @Override
    public void close() {
        stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether the thread has not been asked to end. */
    public boolean isOpen() {
        return closing.getCount() > 0;
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    /**
     * Waits on this thread.
     *
     * @throws WakeupException when the thread is asked to end
     */
    public void pause(Duration duration) {
        try {
            if (closing.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new WakeupException();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void run() {
        try {
            while (isOpen()) {
                readOnce();
            }
        } catch (WakeupException e) {
            // The thread is asked to end.
        } catch (InterruptException e) {
            closing.countDown();
        }
    }

    private void readOnce() {
        try (var consumer = new AssignedConsumer<>(consumers.get())) {
            read(consumer);
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            failures.accept(e);
            pause(backOff);
        }
    }

    private void read(AssignedConsumer<K, V> consumer) {
        current = consumer;
        try {
            if (isOpen()) {
                reading.read(consumer);
            }
        } finally {
            current = null;
        }
    }
}
