package io.switchboard.kafka.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ConsumerThreadTests {

    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<MockConsumer<String, String>> consumers = new CopyOnWriteArrayList<>();
    private final AtomicInteger readings = new AtomicInteger();
    private ConsumerThread<String, String> thread = thread(Duration.ofMillis(1), consumer -> {});

    @AfterEach
    void close() {
        thread.close();
    }

    @Test
    void aReadingThatFailsIsRepeatedWithANewConsumer() {
        thread = thread(Duration.ofMillis(1), consumer -> {
            if (readings.incrementAndGet() < 3) {
                throw readings.get() == 1 ? new KafkaException("away") : new IllegalStateException("defect");
            }
            pollForEver(consumer);
        });

        thread.start();

        await().until(() -> readings.get() == 3);
        assertThat(failures).containsExactly("away", "defect");
        assertThat(consumers).hasSize(3);
        assertThat(consumers.getFirst().closed()).isTrue();
    }

    @Test
    void aConsumerThatCannotBeCreatedIsAFailureToo() {
        Supplier<Consumer<String, String>> broken = () -> {
            if (readings.incrementAndGet() == 1) {
                throw new KafkaException("no broker");
            }
            return consumer();
        };
        thread = new ConsumerThread<>(
                "test", broken, Duration.ofMillis(1), ConsumerThreadTests::pollForEver, this::failed);

        thread.start();

        await().until(() -> consumers.size() == 1);
        assertThat(failures).containsExactly("no broker");
    }

    @Test
    void closingEndsAPollAndClosesTheConsumer() throws InterruptedException {
        var reading = new CountDownLatch(1);
        thread = thread(Duration.ofMillis(1), consumer -> {
            reading.countDown();
            pollForEver(consumer);
        });
        thread.start();
        assertThat(reading.await(10, SECONDS)).isTrue();

        thread.close();

        assertThat(thread.isAlive()).isFalse();
        assertThat(consumers.getFirst().closed()).isTrue();
        assertThat(failures).isEmpty();
    }

    @Test
    void closingEndsABackOff() {
        thread = thread(Duration.ofHours(1), consumer -> {
            throw new KafkaException("away");
        });
        thread.start();
        await().until(() -> !failures.isEmpty());

        thread.close();

        assertThat(thread.isAlive()).isFalse();
    }

    private static void pollForEver(AssignedConsumer<String, String> consumer) {
        consumer.assign(List.of(new TopicPartition("topic", 0)));
        consumer.seek(Map.of(new TopicPartition("topic", 0), 0L));
        while (true) {
            consumer.poll(Duration.ofMillis(1));
        }
    }

    private ConsumerThread<String, String> thread(Duration backOff, ConsumerThread.Reading<String, String> reading) {
        return new ConsumerThread<>("test", this::consumer, backOff, reading, this::failed);
    }

    private void failed(RuntimeException failure) {
        failures.add(String.valueOf(failure.getMessage()));
    }

    private Consumer<String, String> consumer() {
        var consumer = new MockConsumer<String, String>("none");
        consumers.add(consumer);
        return consumer;
    }
}
