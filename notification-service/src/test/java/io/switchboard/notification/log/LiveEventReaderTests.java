package io.switchboard.notification.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import io.switchboard.events.Topics;
import io.switchboard.notification.session.StreamFixture;
import io.switchboard.notification.stream.OpenStream.EndReason;
import io.switchboard.notification.stream.StreamRegistry;
import io.switchboard.notification.stream.TestStreams;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The reader over a scripted Kafka: each consumer it asks for is the next one that the test has prepared. */
class LiveEventReaderTests {

    private static final TopicVersion TWO = new TopicVersion(Uuid.randomUuid(), 2);
    private static final int HOME = TWO.partitionOf("demo");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final StreamFixture fixture = StreamFixture.withQueueOf(10);
    private final StreamRegistry streams = TestStreams.registry(fixture.settings, 4, 1 << 20, fixture.meters);
    private final BlockingQueue<MockConsumer<byte[], byte[]>> consumers = new LinkedBlockingQueue<>();
    private final CountDownLatch lookedUp = new CountDownLatch(1);
    private volatile Optional<TopicVersion> topic = Optional.of(TWO);
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final RecordSink failingSink = record -> {
        throw new IllegalStateException("failing sink");
    };
    private final LiveEventReader reader = new LiveEventReader(
            this::nextConsumer,
            new TopicWatch(this::lookUp, TestEventLog.SETTINGS.topicCheckInterval()),
            new RecordSinks(List.of(failingSink, streams, record -> received.add(describe(record)))),
            fixture.logMeters);

    @AfterEach
    void stop() {
        reader.stop();
    }

    @Test
    void beginsAtTheEnd() throws InterruptedException {
        consumers.add(consumer(2, 0, 7));

        reader.start();

        assertThat(TestStreams.open(streams, "demo").start()).isEqualTo(new StreamPosition(TWO.generation(), HOME, 7));
    }

    @Test
    void waitsForAMissingTopicAndReadsAllOfIt() throws InterruptedException {
        topic = Optional.empty();
        consumers.add(consumer(2, 0, 7));
        reader.start();
        assertThat(streams.isStarted()).isFalse();

        lookedUp.await();
        topic = Optional.of(TWO);

        await().atMost(TIMEOUT).until(streams::isStarted);
        assertThat(TestStreams.open(streams, "demo").start().next()).isZero();
    }

    @Test
    void continuesWhereItStoppedWhenKafkaComesBack() throws InterruptedException {
        var failing = consumer(2, 0, 7);
        var back = consumer(2, 0, 7);
        consumers.add(failing);
        reader.start();
        await().atMost(TIMEOUT).until(streams::isStarted);
        var stream = TestStreams.open(streams, "demo");

        failing.schedulePollTask(() -> failing.addRecord(StreamRecords.record(HOME, 7, "demo", "1")));
        assertThat(stream.take(TIMEOUT)).hasSize(1);
        failing.schedulePollTask(() -> failing.setPollException(new KafkaException("away")));
        back.schedulePollTask(() -> {
            back.addRecord(StreamRecords.record(HOME, 7, "demo", "1"));
            back.addRecord(StreamRecords.record(HOME, 8, "demo", "2"));
        });
        consumers.add(back);

        assertThat(stream.take(TIMEOUT))
                .singleElement()
                .satisfies(event -> assertThat(event.offset()).isEqualTo(8));
        assertThat(stream.endReason()).isEmpty();
    }

    @Test
    void aSecondSinkReceivesEveryRecordOnceAndInOrderAlthoughKafkaAndAnotherSinkFail() {
        var failing = consumer(2, 0, 0);
        var back = consumer(2, 0, 0);
        consumers.add(failing);
        reader.start();
        await().atMost(TIMEOUT).until(streams::isStarted);

        failing.schedulePollTask(() -> addRecords(failing, 0, 3));
        await().atMost(TIMEOUT).until(() -> received.size() == 3);
        failing.schedulePollTask(() -> failing.setPollException(new KafkaException("away")));
        back.schedulePollTask(() -> addRecords(back, 0, 6));
        consumers.add(back);

        await().atMost(TIMEOUT).until(() -> received.size() >= 6);
        assertThat(received).containsExactly("0", "1", "2", "3", "4", "5");
    }

    @Test
    void aSinkIsStartedWithTheOffsetsBeforeItsFirstRecordAndStoppedOnce() {
        var calls = new CopyOnWriteArrayList<String>();
        var recording = new LiveEventReader(
                this::nextConsumer, new TopicWatch(this::lookUp, TIMEOUT), new RecordingSink(calls), fixture.logMeters);
        var consumer = consumer(2, 0, 7);
        consumer.schedulePollTask(() -> consumer.addRecord(StreamRecords.record(HOME, 7, "demo", "1")));
        consumers.add(consumer);

        recording.start();
        await().atMost(TIMEOUT).until(() -> calls.size() >= 2);
        recording.stop();

        assertThat(calls).containsExactly("start " + TWO.generation() + "[7, 7]", "accept 7", "stop");
    }

    @Test
    void newPartitionsAreReadFromTheirBeginning() throws InterruptedException {
        var three = new TopicVersion(TWO.topicId(), 3);
        consumers.add(consumer(2, 0, 7));
        reader.start();
        await().atMost(TIMEOUT).until(streams::isStarted);
        var stream = TestStreams.open(streams, "demo");

        consumers.add(consumer(3, 0, 9));
        topic = Optional.of(three);

        await().atMost(TIMEOUT).until(() -> stream.endReason().equals(Optional.of(EndReason.TOPIC_CHANGED)));
        assertThat(streams.offsets().orElseThrow()).hasToString(three.generation() + "[7, 7, 0]");
    }

    @Test
    void aRecreatedTopicIsReadFromItsBeginning() throws InterruptedException {
        consumers.add(consumer(2, 0, 7));
        reader.start();
        await().atMost(TIMEOUT).until(streams::isStarted);
        var stream = TestStreams.open(streams, "demo");

        var recreated = new TopicVersion(Uuid.randomUuid(), 2);
        consumers.add(consumer(2, 0, 9));
        topic = Optional.of(recreated);

        await().atMost(TIMEOUT).until(() -> stream.endReason().equals(Optional.of(EndReason.TOPIC_CHANGED)));
        assertThat(streams.offsets().orElseThrow()).hasToString(recreated.generation() + "[0, 0]");
    }

    @Test
    void recordsThatExpiredUnreadEndTheStreams() throws InterruptedException {
        var late = consumer(2, 0, 7);
        consumers.add(late);
        reader.start();
        await().atMost(TIMEOUT).until(streams::isStarted);
        var stream = TestStreams.open(streams, "demo");

        var partition = new TopicPartition(Topics.EVENTS.name(), HOME);
        consumers.add(consumer(2, 20, 30));
        late.updateBeginningOffsets(Map.of(partition, 20L));
        late.schedulePollTask(() -> late.setPollException(new OffsetOutOfRangeException(Map.of(partition, 7L))));

        await().atMost(TIMEOUT).until(() -> stream.endReason().equals(Optional.of(EndReason.TOPIC_CHANGED)));
        assertThat(TestStreams.open(streams, "demo").start().next()).isEqualTo(20);
    }

    private Optional<TopicVersion> lookUp() {
        var seen = topic;
        lookedUp.countDown();
        return seen;
    }

    private Consumer<byte[], byte[]> nextConsumer() {
        var consumer = consumers.poll();
        if (consumer == null) {
            throw new KafkaException("away");
        }
        return consumer;
    }

    private static String describe(ConsumerRecord<?, ?> record) {
        return Long.toString(record.offset());
    }

    private static void addRecords(MockConsumer<byte[], byte[]> consumer, int from, int until) {
        for (var offset = from; offset < until; offset++) {
            consumer.addRecord(StreamRecords.record(HOME, offset, "demo", "event" + offset));
        }
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

    private record RecordingSink(List<String> calls) implements RecordSink {

        @Override
        public void start(TopicOffsets offsets) {
            calls.add("start " + offsets);
        }

        @Override
        public void accept(ConsumerRecord<?, byte[]> record) {
            calls.add("accept " + record.offset());
        }

        @Override
        public void stop() {
            calls.add("stop");
        }
    }
}
