package io.switchboard.notification.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import io.switchboard.events.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The tail over a Kafka that does what a test says: each consumer it asks for is the next of those prepared. */
class LiveEventReaderTests {

    private static final TopicVersion TWO = new TopicVersion(Uuid.randomUuid(), 2);
    private static final int HOME = TWO.home("demo");
    private static final Duration MOMENT = Duration.ofSeconds(30);

    private final StreamFixture fixture = StreamFixture.withQueueOf(10);
    private final StreamRegistry streams =
            new StreamRegistry(fixture.settings, new StreamCapacity(4, 1 << 20), fixture.meters);
    private final BlockingQueue<MockConsumer<byte[], byte[]>> consumers = new LinkedBlockingQueue<>();
    private final CountDownLatch looked = new CountDownLatch(1);
    private volatile Optional<TopicVersion> topic = Optional.of(TWO);
    private final LiveEventReader tail =
            new LiveEventReader(this::next, this::look, streams, fixture.settings, fixture.meters);

    @AfterEach
    void stop() {
        tail.stop();
    }

    @Test
    void beginsAtTheEnd() throws InterruptedException {
        consumers.add(consumer(2, 0, 7));

        tail.start();

        assertThat(streams.open("demo").start()).isEqualTo(new StreamPosition(TWO.generation(), HOME, 7));
    }

    @Test
    void waitsForATopicThatIsNotThereAndReadsAllOfIt() throws InterruptedException {
        topic = Optional.empty();
        consumers.add(consumer(2, 0, 7));
        tail.start();
        assertThat(streams.isPositioned()).isFalse();

        looked.await();
        topic = Optional.of(TWO);

        await().atMost(MOMENT).until(streams::isPositioned);
        assertThat(streams.open("demo").start().next()).isZero();
    }

    @Test
    void goesOnWhereItWasWhenKafkaComesBack() throws InterruptedException {
        var failing = consumer(2, 0, 7);
        var back = consumer(2, 0, 7);
        consumers.add(failing);
        tail.start();
        await().atMost(MOMENT).until(streams::isPositioned);
        var stream = streams.open("demo");

        failing.schedulePollTask(() -> failing.addRecord(StreamRecords.record(HOME, 7, "demo", "1")));
        assertThat(stream.take(MOMENT)).hasSize(1);
        failing.schedulePollTask(() -> failing.setPollException(new KafkaException("away")));
        back.schedulePollTask(() -> {
            back.addRecord(StreamRecords.record(HOME, 7, "demo", "1"));
            back.addRecord(StreamRecords.record(HOME, 8, "demo", "2"));
        });
        consumers.add(back);

        assertThat(stream.take(MOMENT))
                .singleElement()
                .satisfies(each -> assertThat(each.offset()).isEqualTo(8));
        assertThat(stream.ending()).isEmpty();
    }

    @Test
    void newPartitionsAreReadFromTheirBeginning() throws InterruptedException {
        var three = new TopicVersion(TWO.topicId(), 3);
        consumers.add(consumer(2, 0, 7));
        tail.start();
        await().atMost(MOMENT).until(streams::isPositioned);
        var stream = streams.open("demo");

        consumers.add(consumer(3, 0, 9));
        topic = Optional.of(three);

        await().atMost(MOMENT).until(() -> stream.ending().equals(Optional.of(StreamEndReason.TOPIC_CHANGED)));
        assertThat(streams.offsets().orElseThrow().layout()).isEqualTo(three);
        assertThat(streams.offsets().orElseThrow().next()).containsExactly(7, 7, 0);
    }

    @Test
    void aTopicMadeAnewIsReadFromItsBeginning() throws InterruptedException {
        consumers.add(consumer(2, 0, 7));
        tail.start();
        await().atMost(MOMENT).until(streams::isPositioned);
        var stream = streams.open("demo");

        consumers.add(consumer(2, 0, 9));
        topic = Optional.of(new TopicVersion(Uuid.randomUuid(), 2));

        await().atMost(MOMENT).until(() -> stream.ending().equals(Optional.of(StreamEndReason.TOPIC_CHANGED)));
        assertThat(streams.offsets().orElseThrow().next()).containsExactly(0, 0);
    }

    @Test
    void recordsThatExpiredUnreadEndTheStreams() throws InterruptedException {
        var late = consumer(2, 0, 7);
        consumers.add(late);
        tail.start();
        await().atMost(MOMENT).until(streams::isPositioned);
        var stream = streams.open("demo");

        var partition = new TopicPartition(Topics.EVENTS.name(), HOME);
        consumers.add(consumer(2, 20, 30));
        late.updateBeginningOffsets(Map.of(partition, 20L));
        late.schedulePollTask(() -> late.setPollException(new OffsetOutOfRangeException(Map.of(partition, 7L))));

        await().atMost(MOMENT).until(() -> stream.ending().equals(Optional.of(StreamEndReason.TOPIC_CHANGED)));
        assertThat(streams.open("demo").start().next()).isEqualTo(20);
    }

    private Optional<TopicVersion> look() {
        var seen = topic;
        looked.countDown();
        return seen;
    }

    private Consumer<byte[], byte[]> next() {
        var consumer = consumers.poll();
        if (consumer == null) {
            throw new KafkaException("away");
        }
        return consumer;
    }

    private static MockConsumer<byte[], byte[]> consumer(int partitions, long begin, long end) {
        var begins = new HashMap<TopicPartition, Long>();
        var ends = new HashMap<TopicPartition, Long>();
        for (var i = 0; i < partitions; i++) {
            begins.put(new TopicPartition(Topics.EVENTS.name(), i), begin);
            ends.put(new TopicPartition(Topics.EVENTS.name(), i), end);
        }
        var consumer = new MockConsumer<byte[], byte[]>("none");
        consumer.updateBeginningOffsets(begins);
        consumer.updateEndOffsets(ends);
        return consumer;
    }
}
