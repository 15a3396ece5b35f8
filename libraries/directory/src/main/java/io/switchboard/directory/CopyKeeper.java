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
 * Keeps the copy up to date on a thread of its own: written a moment after a change, so that many at once are one, and
 * at the end. Nothing that is wrong with the disk reaches the directory; it is logged with what to do.
 */
final class CopyKeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CopyKeeper.class);

    /** When the copy is written: so long after the first change, and so long after it could not be. */
    record Delays(Duration change, Duration failure) {

        static final Delays USUAL = new Delays(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    private final CopyFile file;
    private final TokenCipher cipher;
    private final Supplier<Entries> entries;
    private final Clock clock;
    private final Delays delays;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("directory-copy").daemon().factory(), new DiscardPolicy());
    private volatile @Nullable Instant written;
    private boolean failing;

    CopyKeeper(CopyFile file, TokenCipher cipher, Supplier<Entries> entries, Clock clock, Delays delays) {
        this.file = file;
        this.cipher = cipher;
        this.entries = entries;
        this.clock = clock;
        this.delays = delays;
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** What the copy holds; nothing when there is none, or none that can be used. */
    Optional<Entries> load() {
        try {
            file.clean();
            var copy = file.read(cipher);
            written = copy.written();
            if (copy.unreadable() > 0) {
                log.atError()
                        .addKeyValue("file", file.path())
                        .addKeyValue("unreadable", copy.unreadable())
                        .addKeyValue("reason", copy.reason())
                        .log("directory copy read in part; check SWITCHBOARD_KEYSET. The rest waits for Kafka");
            }
            return Optional.of(copy.entries());
        } catch (NoSuchFileException e) {
            log.atInfo().addKeyValue("file", file.path()).log("no directory copy yet");
        } catch (IOException e) {
            log.atError()
                    .addKeyValue("file", file.path())
                    .addKeyValue("reason", e)
                    .log("directory copy unusable, waiting for Kafka. It is replaced as soon as Kafka was read; should"
                            + " this come again, see that the folder is ours alone and can be read and written");
        }
        return Optional.empty();
    }

    /** When the copy was written, by this process or the one before; null when there is none. */
    @Nullable
    Instant written() {
        return written;
    }

    /** Has the copy written soon. */
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
            file.write(entries.get(), now);
            written = now;
            if (failing) {
                log.atInfo().addKeyValue("file", file.path()).log("directory copy written again");
            }
            failing = false;
        } catch (IOException e) {
            failed(e);
            writeAfter(delays.failure());
        }
    }

    /** Once for each time that it begins to fail. */
    private void failed(IOException reason) {
        if (!failing) {
            log.atError()
                    .addKeyValue("file", file.path())
                    .addKeyValue("reason", reason)
                    .log(
                            "directory copy cannot be written, will be tried again. All works meanwhile, but a restart would"
                                    + " find an old copy; check space and permissions");
        }
        failing = true;
    }
}
