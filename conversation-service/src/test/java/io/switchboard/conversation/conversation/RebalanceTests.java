package io.switchboard.conversation.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.conversation.MessageStoreResult.Outcome;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.testing.TestKafka;
import io.switchboard.testing.TestMongo;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Texts while instances join, leave and die: partitions change their consumers, and records are read again. */
class RebalanceTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final int CUSTOMERS = 24;
    private static final int TEXTS_EACH = 25;
    private static final int TEXTS = CUSTOMERS * TEXTS_EACH;

    private final String topic = "rebalance-" + UUID.randomUUID();
    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final List<Instance> instances = new ArrayList<>();
    private final AtomicInteger redelivered = new AtomicInteger();

    /** One instance of the service: two consumers of the topic, over the database of all. */
    private final class Instance implements AutoCloseable {

        private final TestStore store = new TestStore(database);
        private final MessageStore messages = store.get(MessageStore.class);
        private final ConcurrentMessageListenerContainer<String, String> container;
        private final int fatalBatch;
        private final AtomicInteger batches = new AtomicInteger();

        /** Dies right after it has stored and published its batch of this number, before the offset is committed. */
        Instance(int fatalBatch) {
            this.fatalBatch = fatalBatch;
            Map<String, Object> settings = Map.of(
                    "bootstrap.servers",
                    TestKafka.bootstrapServers(),
                    "group.id",
                    topic,
                    "auto.offset.reset",
                    "earliest",
                    "max.poll.records",
                    20,
                    "session.timeout.ms",
                    6_000,
                    "heartbeat.interval.ms",
                    500);
            var properties = new ContainerProperties(topic);
            properties.setSyncCommits(false);
            properties.setMessageListener((BatchMessageListener<String, String>) this::receive);
            container = new ConcurrentMessageListenerContainer<>(
                    new DefaultKafkaConsumerFactory<>(settings, new StringDeserializer(), new StringDeserializer()),
                    properties);
            container.setConcurrency(2);
            // As the service does: a batch that meets another instance's writes is attempted until it is stored.
            container.setCommonErrorHandler(
                    new DefaultErrorHandler(new FixedBackOff(100, FixedBackOff.UNLIMITED_ATTEMPTS)));
            container.start();
            instances.add(this);
        }

        private void receive(List<ConsumerRecord<String, String>> records) {
            var results = messages.add(records.stream()
                    .map(record -> inbound(record.value())
                            .between(OneNumber.ADDRESS, record.key())
                            .at(NOON.plusMillis(Long.parseLong(record.value().substring(2))))
                            .build())
                    .toList());
            results.stream()
                    .filter(result -> result.outcome() == Outcome.REDELIVERED)
                    .forEach(result -> redelivered.incrementAndGet());
            if (batches.incrementAndGet() == fatalBatch) {
                throw new Death();
            }
        }

        /** Leaves the group in order. */
        void leave() {
            container.stop();
        }

        @Override
        public void close() {
            container.stop();
            store.close();
        }
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    @AfterEach
    void close() {
        instances.forEach(Instance::close);
        database.drop();
    }

    @Test
    void aRebalanceUnderLoadLosesAndDoublesNothing() throws Exception {
        createTopic();
        write(0, TEXTS / 2);
        var dying = new Instance(1);
        await().atMost(TIMEOUT).until(() -> dying.batches.get() >= 1);
        var leaving = new Instance(0);
        write(TEXTS / 2, TEXTS);
        await().atMost(TIMEOUT).until(() -> leaving.batches.get() >= 1 || storedTexts() == TEXTS);
        var remaining = new Instance(0);
        leaving.leave();

        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(storedTexts()).isEqualTo(TEXTS);
            assertThat(published()).hasSize(TEXTS);
        });
        var conversations = new HashMap<String, StoredConversation>();
        remaining
                .store
                .get(Conversations.class)
                .page(OneNumber.TENANT, null, 100)
                .forEach(conversation -> conversations.put(conversation.theirAddress(), conversation));

        assertThat(redelivered)
                .as("the dead instance's last batch is read again")
                .hasPositiveValue();
        assertThat(conversations).hasSize(CUSTOMERS);
        assertThat(conversations.values()).allSatisfy(conversation -> {
            assertThat(conversation.unread().count()).isEqualTo(TEXTS_EACH);
            assertThat(conversation.lastMessage())
                    .extracting(StoredConversation.LastMessage::at)
                    .isEqualTo(newest(conversation.theirAddress()));
        });
    }

    /** The events of received texts by id: one that is published again has the same. */
    private Set<String> published() {
        var ids = new HashSet<String>();
        instances.stream()
                .flatMap(instance -> instance.store.published().all().stream())
                .filter(event -> event.type().equals(EventType.MESSAGE_RECEIVED.type()))
                .map(CloudEvent::id)
                .forEach(ids::add);
        return ids;
    }

    private long storedTexts() {
        return database.getCollection("messages").countDocuments();
    }

    private static @Nullable Instant newest(String customer) {
        return Stream.iterate(TEXTS - 1, number -> number >= 0, number -> number - 1)
                .filter(number -> customer(number).equals(customer))
                .findFirst()
                .map(number -> NOON.plusMillis(number))
                .orElse(null);
    }

    private static String customer(int number) {
        return "+1555200%04d".formatted(number % CUSTOMERS);
    }

    private void createTopic() throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 6, (short) 1))).all().get();
        }
    }

    /**
     * Writes the texts of these numbers, and again those that the broker has not confirmed: a producer may wait in vain for
     * the leader of a partition that was made just now. A text that is there twice is one that is delivered again.
     */
    private void write(int from, int to) {
        var unconfirmed = IntStream.range(from, to).boxed().toList();
        for (var deadline = Instant.now().plus(TIMEOUT); !unconfirmed.isEmpty(); ) {
            assertThat(Instant.now())
                    .as("texts that the broker does not confirm: %s", unconfirmed)
                    .isBefore(deadline);
            unconfirmed = unconfirmedOf(unconfirmed);
        }
    }

    private List<Integer> unconfirmedOf(List<Integer> numbers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestKafka.bootstrapServers(),
                "delivery.timeout.ms",
                8_000,
                "request.timeout.ms",
                5_000);
        var confirmations = new LinkedHashMap<Integer, Future<RecordMetadata>>();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            numbers.forEach(number -> confirmations.put(
                    number, producer.send(new ProducerRecord<>(topic, customer(number), "SM" + number))));
        }
        return confirmations.entrySet().stream()
                .filter(confirmation -> confirmation.getValue().state() != Future.State.SUCCESS)
                .map(Map.Entry::getKey)
                .toList();
    }
}
