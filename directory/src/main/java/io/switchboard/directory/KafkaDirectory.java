package io.switchboard.directory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads both topics from their beginning and then on, on a thread of its own. Belongs to no consumer group: every
 * instance holds everything.
 *
 * <p>When Kafka goes away it keeps answering with what it knows, and catches up when Kafka is back.
 */
public final class KafkaDirectory implements Directory, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaDirectory.class);
    private static final List<String> TOPICS = List.of(Topics.ACCOUNTS.name(), Topics.NUMBERS.name());
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> consumerConfig;
    private final Entries entries;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final Thread reader = Thread.ofPlatform().name("directory").daemon().unstarted(this::run);
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * Reads nothing yet; see {@link #start()}.
     *
     * @param consumerConfig how to reach Kafka; deserializers and offset handling are ours
     */
    public KafkaDirectory(Map<String, Object> consumerConfig, TokenCipher cipher) {
        this.consumerConfig = new HashMap<>(consumerConfig);
        this.consumerConfig.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumerConfig.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.consumerConfig.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.entries = new Entries(cipher);
    }

    /** Begins to read. */
    public void start() {
        reader.start();
    }

    /** Whether everything that was on the topics when reading began is known. */
    public boolean isLoaded() {
        return loaded.getCount() == 0;
    }

    /** Waits until {@link #isLoaded()}; false when that took longer. */
    public boolean awaitLoaded(Duration patience) throws InterruptedException {
        return loaded.await(patience.toMillis(), TimeUnit.MILLISECONDS);
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

    @Override
    public void close() {
        closing.countDown();
        reader.interrupt();
    }

    private void run() {
        while (isOpen()) {
            try (var consumer =
                    new KafkaConsumer<>(consumerConfig, new StringDeserializer(), new ByteArrayDeserializer())) {
                read(consumer);
            } catch (InterruptException e) {
                closing.countDown();
            } catch (KafkaException e) {
                log.atWarn().setCause(e).log("directory lost Kafka, will read again from the beginning");
                pause();
            }
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        var partitions = awaitPartitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (isOpen()) {
            consumer.poll(POLL).forEach(each -> entries.accept(each.topic(), each.key(), each.value()));
            if (!isLoaded() && hasReached(ends, consumer)) {
                loaded.countDown();
                log.atInfo().log("directory loaded");
            }
        }
    }

    private static boolean hasReached(Map<TopicPartition, Long> ends, Consumer<?, ?> consumer) {
        return ends.entrySet().stream().allMatch(each -> consumer.position(each.getKey()) >= each.getValue());
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void pause() {
        try {
            closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** The topics are made by provisioning, which may start after us. */
    private List<TopicPartition> awaitPartitions(Consumer<String, byte[]> consumer) {
        while (isOpen()) {
            var known = TOPICS.stream().map(consumer::partitionsFor).toList();
            if (known.stream().noneMatch(Collection::isEmpty)) {
                return known.stream()
                        .flatMap(Collection::stream)
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
            }
            pause();
        }
        return List.of();
    }
}
