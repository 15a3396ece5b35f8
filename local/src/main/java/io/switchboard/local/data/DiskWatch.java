package io.switchboard.local.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks every second whether the data folder can still be written to, and says once when it cannot, and once when it can
 * again. Kafka, MongoDB and the services each fail in a way of their own on a full disk, and none of them names it.
 */
public final class DiskWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int PROBE_BYTES = 4096;

    /** Kafka makes files of this size when it begins a segment. */
    private static final long LEAST_BYTES = 4_000_000;

    private final Path folder;
    private final Consumer<String> say;
    private final Probe probe;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean full;

    public DiskWatch(Path folder, Consumer<String> say) {
        this(folder, say, DiskWatch::writeSomething);
    }

    DiskWatch(Path folder, Consumer<String> say, Probe probe) {
        this.folder = folder;
        this.say = say;
        this.probe = probe;
    }

    /** Tries to write to a folder. */
    @FunctionalInterface
    interface Probe {

        /** Fails when there is no room. */
        void write(Path folder) throws IOException;
    }

    /** Looks now, and from now on every second. */
    public void start() {
        check();
        Thread.ofPlatform().daemon().name("disk-watch").start(this::watch);
    }

    /** Whether the folder could not be written to when this last looked. */
    public boolean isFull() {
        return full;
    }

    /** Looks now. */
    public synchronized void check() {
        boolean before = full;
        full = isFullNow();
        if (full && !before) {
            say.accept("%n%s%n".formatted(FullDisk.line(folder)));
        } else if (before && !full) {
            say.accept(
                    "There is room again: %s has %s free. What failed since may need a new start: Ctrl-C, then ./run."
                            .formatted(folder, FullDisk.free(folder)));
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private boolean isFullNow() {
        try {
            probe.write(folder);
            return false;
        } catch (IOException e) {
            return FullDisk.line(e, folder).isPresent();
        }
    }

    private void watch() {
        try {
            while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A quota shows only when something is written. */
    private static void writeSomething(Path folder) throws IOException {
        if (FullDisk.usableBytes(folder) < LEAST_BYTES) {
            throw new IOException("No space left on device");
        }
        Path file = folder.resolve(".room");
        try {
            Files.write(file, new byte[PROBE_BYTES]);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
