package io.switchboard.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.switchboard.directory.SnapshotWriter.Delays;
import io.switchboard.events.Topics;
import io.switchboard.testing.TestKeyset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SnapshotWriterTests {

    private static final Delays AT_ONCE = new Delays(Duration.ZERO, Duration.ofMillis(1));
    private static final Delays NEVER = new Delays(Duration.ofDays(1), Duration.ofDays(1));

    private final TokenCipher cipher = TokenCipher.of(TestKeyset.generate());
    private final DirectoryTables entries = new DirectoryTables(cipher);
    private final CountingClock writes = new CountingClock();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Path folder;

    SnapshotWriterTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void listen() {
        entries.accept(Topics.NUMBERS.name(), "+1", Samples.number("+1", "demo"));
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(log);
    }

    @Test
    void writesSoonAfterAChange() {
        try (var keeper = keeper(folder, AT_ONCE)) {
            keeper.changed();

            await().until(() -> keeper.written() != null);
            assertThat(load().numbers()).isEqualTo(1);
        }
    }

    @Test
    void writesManyChangesAtOnce() {
        try (var keeper = keeper(folder, NEVER)) {
            for (var i = 0; i < 10_000; i++) {
                keeper.changed();
            }

            assertThat(writes.count).hasValue(0);
        }
        assertThat(writes.count).hasValue(1);
    }

    @Test
    void writesTheLastStateWhenItCloses() {
        var keeper = keeper(folder, NEVER);
        keeper.changed();
        entries.accept(Topics.NUMBERS.name(), "+2", Samples.number("+2", "demo"));

        keeper.close();

        assertThat(load().numbers()).isEqualTo(2);
    }

    @Test
    void writesNothingWhenNothingChanged() {
        keeper(folder, AT_ONCE).close();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aSeriesOfFailedWritesIsLoggedOnceAndItsEndOnce() throws IOException {
        var blocked = Files.writeString(folder.resolve("blocked"), "a file where the folder should be");

        try (var keeper = keeper(blocked, AT_ONCE)) {
            keeper.changed();
            await().until(() -> writes.count.get() > 3);
            Files.delete(blocked);
            await().until(() -> keeper.written() != null);
        }

        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR, Level.INFO);
        assertThat(log.list.getFirst().getMessage()).contains("check space and permissions");
    }

    @Test
    void anUnusableSnapshotIsLoggedWithItsRemedy() throws IOException {
        Files.writeString(folder.resolve("directory"), "garbage");

        try (var keeper = keeper(folder, AT_ONCE)) {
            assertThat(keeper.load()).isEmpty();
            keeper.changed();
            await().until(() -> keeper.written() != null);
        }

        assertThat(log.list).singleElement().satisfies(each -> {
            assertThat(each.getLevel()).isEqualTo(Level.ERROR);
            assertThat(each.getMessage()).contains("waiting for Kafka");
        });
        assertThat(load().numbers()).isEqualTo(1);
    }

    @Test
    void aFileInPlaceOfTheFolderMeansNoSnapshot() throws IOException {
        var blocked = Files.writeString(folder.resolve("blocked"), "a file where the folder should be");

        try (var keeper = keeper(blocked, AT_ONCE)) {
            assertThat(keeper.load()).isEmpty();
        }
    }

    @Test
    void aMissingSnapshotAtTheFirstStartIsNoError() {
        try (var keeper = keeper(folder.resolve("not/there/yet"), AT_ONCE)) {
            assertThat(keeper.load()).isEmpty();
        }

        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.INFO);
    }

    @Test
    void twoWithTheSameFolderReplaceEachOthersCopiesAsAWhole() {
        try (var one = keeper(folder, AT_ONCE);
                var other = keeper(folder, AT_ONCE)) {
            for (var i = 0; i < 100; i++) {
                one.changed();
                other.changed();
                assertThat(load().numbers()).isBetween(0, 1);
            }
        }

        assertThat(load().numbers()).isEqualTo(1);
        assertThat(log.list).extracting(ILoggingEvent::getLevel).doesNotContain(Level.ERROR);
    }

    private SnapshotWriter keeper(Path where, Delays delays) {
        return new SnapshotWriter(new SnapshotFile(where), cipher, () -> entries, writes, delays);
    }

    /** Returns the snapshot that a restart would find. */
    private DirectoryTables load() {
        try {
            return new SnapshotFile(folder).read(cipher).tables();
        } catch (NoSuchFileException e) {
            return new DirectoryTables(cipher);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(SnapshotWriter.class);
    }

    /** Is asked for the time once for each attempt to write. */
    private static final class CountingClock extends Clock {

        private final AtomicInteger count = new AtomicInteger();

        @Override
        public Instant instant() {
            count.incrementAndGet();
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
