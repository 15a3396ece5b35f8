package io.switchboard.directory;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the snapshot up to date on a thread of its own: writes it a moment after a change, so that many changes are one
 * write, and on closing. A failure of the disk never reaches the directory; it is logged with its remedy.
 */
final class SnapshotWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SnapshotWriter.class);

    /**
     * The delays before the snapshot is written.
     *
     * @param change the delay after the first change
     * @param failure the delay after a write that failed
     */
    record Delays(Duration change, Duration failure) {

        static final Delays DEFAULT = new Delays(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    private final SnapshotFile file;
    private final TokenCipher cipher;
    private final Supplier<DirectoryTables> tables;
    private final Clock clock;
    private final Delays delays;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("directory-snapshot").daemon().factory(), new DiscardPolicy());
    private volatile @Nullable Instant written;
    private boolean failing;

    SnapshotWriter(
            SnapshotFile file, TokenCipher cipher, Supplier<DirectoryTables> tables, Clock clock, Delays delays) {
        this.file = file;
        this.cipher = cipher;
        this.tables = tables;
        this.clock = clock;
        this.delays = delays;
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Loads the snapshot; empty when there is none, or none that can be used. */
    Optional<DirectoryTables> load() {
        try {
            file.clean();
            var snapshot = file.read(cipher);
            written = snapshot.written();
            if (snapshot.unreadable() > 0) {
                log.atError()
                        .addKeyValue("file", file.path())
                        .addKeyValue("unreadable", snapshot.unreadable())
                        .addKeyValue("reason", snapshot.reason())
                        .log("directory snapshot read in part; check SWITCHBOARD_KEYSET. The rest waits for Kafka");
            }
            return Optional.of(snapshot.tables());
        } catch (NoSuchFileException e) {
            log.atInfo().addKeyValue("file", file.path()).log("no directory snapshot yet");
        } catch (IOException e) {
            log.atError()
                    .addKeyValue("file", file.path())
                    .addKeyValue("reason", e)
                    .log("directory snapshot unusable, waiting for Kafka. It is replaced once Kafka has been read."
                            + " If this happens again, check that only this service uses the folder and can read"
                            + " and write it");
        }
        return Optional.empty();
    }

    /** Returns when the snapshot was written, by this process or the one before; null when there is none. */
    @Nullable
    Instant written() {
        return written;
    }

    /** Schedules a write. */
    void changed() {
        writeAfter(delays.change());
    }

    /** Writes the last state. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (due.get()) {
            write();
        }
    }

    private void writeAfter(Duration delay) {
        if (due.compareAndSet(false, true)) {
            var unused = executor.schedule(this::write, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void write() {
        due.set(false);
        try {
            var now = clock.instant();
            file.write(tables.get(), now);
            written = now;
            if (failing) {
                log.atInfo().addKeyValue("file", file.path()).log("directory snapshot written again");
            }
            failing = false;
        } catch (IOException e) {
            failed(e);
            writeAfter(delays.failure());
        }
    }

    /** Logs the first failure of a series. */
    private void failed(IOException reason) {
        if (!failing) {
            log.atError()
                    .addKeyValue("file", file.path())
                    .addKeyValue("reason", reason)
                    .log("directory snapshot cannot be written, retrying. Lookups are not affected, but a restart would"
                            + " find an old snapshot; check space and permissions");
        }
        failing = true;
    }
}
