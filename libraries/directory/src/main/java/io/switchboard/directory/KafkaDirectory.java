package io.switchboard.directory;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.switchboard.directory.DirectoryState.Source;
import io.switchboard.directory.SnapshotWriter.Delays;
import io.switchboard.events.NumberRecord;
import io.switchboard.kafka.consumer.AssignedConsumer;
import io.switchboard.kafka.consumer.MissingOffset;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory that is read from its two topics. It belongs to no consumer group: every instance holds all records.
 *
 * <p>While Kafka is away, lookups are answered from the records read so far, and the directory catches up when Kafka is
 * back. Given a folder it keeps a snapshot there, with tokens sealed as on the topic, and after a restart answers from
 * that snapshot until it has caught up.
 */
public final class KafkaDirectory implements Directory, KnownAccounts, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaDirectory.class);

    private final TopicReader reader;
    private final @Nullable SnapshotWriter snapshots;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile DirectoryTables tables;
    private volatile Source source = Source.NOTHING;

    /**
     * Creates a directory that reads nothing before {@link #start()}.
     *
     * @param consumerConfig how to reach Kafka; deserializers and offset handling are added
     * @param folder where to keep a snapshot; null keeps none. Instances that share a folder replace it in turns
     */
    public KafkaDirectory(Map<String, Object> consumerConfig, TokenCipher cipher, @Nullable Path folder) {
        this(consumers(consumerConfig), cipher, folder);
    }

    KafkaDirectory(Supplier<Consumer<String, byte[]>> consumers, TokenCipher cipher, @Nullable Path folder) {
        this.tables = new DirectoryTables(cipher);
        this.reader = new TopicReader(consumers, cipher, new Tables());
        this.snapshots = folder == null
                ? null
                : new SnapshotWriter(new SnapshotFile(folder), cipher, () -> tables, Clock.systemUTC(), Delays.DEFAULT);
    }

    private static Supplier<Consumer<String, byte[]>> consumers(Map<String, Object> given) {
        // A position that is gone is an error: everything is read again.
        var settings = AssignedConsumer.settings(given, MissingOffset.FAIL);
        return () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Loads the snapshot, if there is one, and begins to read Kafka. */
    public void start() {
        if (snapshots != null) {
            // Without an account no signature can be checked: such a snapshot is kept, but answers no lookup.
            snapshots.load().ifPresent(read -> answerFrom(read, read.accounts() > 0 ? Source.DISK : Source.NOTHING));
        }
        reader.start();
    }

    /** Returns whether lookups can be answered: from Kafka, or from a snapshot with at least one account. */
    public boolean isLoaded() {
        return source != Source.NOTHING;
    }

    /**
     * Returns whether every record that was on the topics when reading began has been read. Until then, an entry that is not
     * found may exist, and one that is found may have been deleted. Stays true when Kafka goes away.
     */
    public boolean isCaughtUp() {
        return source == Source.KAFKA;
    }

    /** Waits until {@link #isCaughtUp()}; returns false after the timeout. */
    public boolean awaitCaughtUp(Duration timeout) throws InterruptedException {
        return caughtUp.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    public DirectoryState state() {
        var now = tables;
        return new DirectoryState(
                source, now.accounts(), now.numbers(), snapshots == null ? null : snapshots.written());
    }

    @Override
    public Optional<Account> account(String accountSid) {
        return tables.account(accountSid);
    }

    @Override
    public Optional<NumberRecord> number(String address) {
        return tables.number(address);
    }

    @Override
    public List<NumberRecord> numbersOf(String tenantId) {
        return tables.numbersOf(tenantId);
    }

    @Override
    public List<Account> accounts() {
        return tables.allAccounts();
    }

    /** Stops reading, and writes the last state to the snapshot. Lookups are still answered. */
    @Override
    public void close() {
        reader.close();
        if (snapshots != null) {
            snapshots.close();
        }
    }

    private void answerFrom(DirectoryTables known, Source origin) {
        tables = known;
        source = origin;
        log.atInfo()
                .addKeyValue("source", origin)
                .addKeyValue("accounts", known.accounts())
                .addKeyValue("numbers", known.numbers())
                .log("directory loaded");
    }

    /** Holds the tables for the reader. */
    private final class Tables implements TopicReader.Holder {

        @Override
        public DirectoryTables tables() {
            return tables;
        }

        @Override
        public void replaceBy(DirectoryTables read) {
            answerFrom(read, Source.KAFKA);
            caughtUp.countDown();
            changed();
        }

        @Override
        public void changed() {
            if (snapshots != null) {
                snapshots.changed();
            }
        }
    }
}
