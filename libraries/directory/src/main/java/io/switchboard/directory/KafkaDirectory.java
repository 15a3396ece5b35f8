package io.switchboard.directory;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.switchboard.directory.CopyKeeper.Delays;
import io.switchboard.directory.DirectoryState.Source;
import io.switchboard.events.NumberRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory as the two topics have it. Belongs to no consumer group: every instance holds everything.
 *
 * <p>When Kafka goes away it keeps answering with what it knows, and catches up when Kafka is back. Given a folder it
 * keeps a copy there, tokens sealed as they came, and after a restart answers from that until Kafka was read.
 */
public final class KafkaDirectory implements Directory, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaDirectory.class);

    private final TopicReader reader;
    private final @Nullable CopyKeeper copy;
    private final CountDownLatch current = new CountDownLatch(1);
    private volatile Entries entries;
    private volatile Source source = Source.NOTHING;

    /**
     * Reads nothing yet; see {@link #start()}.
     *
     * @param consumerConfig how to reach Kafka; deserializers and offset handling are ours
     * @param folder where to keep a copy; null keeps none. Instances that share one take turns in replacing it.
     */
    public KafkaDirectory(Map<String, Object> consumerConfig, TokenCipher cipher, @Nullable Path folder) {
        this(consumers(consumerConfig), cipher, folder);
    }

    KafkaDirectory(Supplier<Consumer<String, byte[]>> consumers, TokenCipher cipher, @Nullable Path folder) {
        this.entries = new Entries(cipher);
        this.reader = new TopicReader(consumers, cipher, new Known());
        this.copy = folder == null
                ? null
                : new CopyKeeper(new CopyFile(folder), cipher, () -> entries, Clock.systemUTC(), Delays.USUAL);
    }

    private static Supplier<Consumer<String, byte[]>> consumers(Map<String, Object> given) {
        var config = new HashMap<>(given);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A position that is gone is an error, and everything is read again.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return () -> new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Loads the copy, if there is one, and begins to read Kafka. */
    public void start() {
        if (copy != null) {
            // Without an account no signature can be checked: that is worth keeping, but no answer.
            copy.load().ifPresent(each -> answerFrom(each, each.accounts() > 0 ? Source.DISK : Source.NOTHING));
        }
        reader.start();
    }

    /** Whether lookups find something worth an answer: all that Kafka had, or the copy, which knows an account. */
    public boolean isLoaded() {
        return source != Source.NOTHING;
    }

    /**
     * Whether everything that was on the topics when reading began is known. Until then what is not found may exist, and
     * what is found may be gone. Stays true when Kafka goes away.
     */
    public boolean isCurrent() {
        return source == Source.KAFKA;
    }

    /** Waits until {@link #isCurrent()}; false when that took longer. */
    public boolean awaitCurrent(Duration patience) throws InterruptedException {
        return current.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    public DirectoryState state() {
        var now = entries;
        return new DirectoryState(source, now.accounts(), now.numbers(), copy == null ? null : copy.written());
    }

    @Override
    public Optional<Account> account(String accountSid) {
        return entries.account(accountSid);
    }

    @Override
    public Optional<NumberRecord> number(String address) {
        return entries.number(address);
    }

    @Override
    public List<NumberRecord> numbersOf(String tenantId) {
        return entries.numbersOf(tenantId);
    }

    /** Ends reading, and writes the last state to the copy. Lookups go on. */
    @Override
    public void close() {
        reader.close();
        if (copy != null) {
            copy.close();
        }
    }

    private void answerFrom(Entries known, Source origin) {
        entries = known;
        source = origin;
        log.atInfo()
                .addKeyValue("source", origin)
                .addKeyValue("accounts", known.accounts())
                .addKeyValue("numbers", known.numbers())
                .log("directory loaded");
    }

    /** What the reader reads into. */
    private final class Known implements TopicReader.Holder {

        @Override
        public Entries entries() {
            return entries;
        }

        @Override
        public void replaceBy(Entries read) {
            answerFrom(read, Source.KAFKA);
            current.countDown();
            changed();
        }

        @Override
        public void changed() {
            if (copy != null) {
                copy.changed();
            }
        }
    }
}
