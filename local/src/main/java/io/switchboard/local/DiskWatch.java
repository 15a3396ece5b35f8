package io.switchboard.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Checks every second whether the data folder is writable, and reports each change once. Kafka, MongoDB and the services
 * each fail in a different way on a full disk, and none of them names the cause.
 */
final class DiskWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int PROBE_BYTES = 4096;

    /** The size of the files that Kafka creates when it begins a segment. */
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

    /** Checks now, and from now on every second. */
    public void start() {
        check();
        Thread.ofPlatform().daemon().name("disk-watch").start(this::watch);
    }

    /** Returns whether the folder was not writable at the last check. */
    public boolean isFull() {
        return full;
    }

    /** Checks now. */
    public synchronized void check() {
        var before = full;
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

    /** Writes a file, since a quota shows only on a write. */
    private static void writeSomething(Path folder) throws IOException {
        if (FullDisk.usableBytes(folder) < LEAST_BYTES) {
            throw new IOException("No space left on device");
        }
        var file = folder.resolve(".room");
        try {
            Files.write(file, new byte[PROBE_BYTES]);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
