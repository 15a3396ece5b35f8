package io.switchboard.benchmarks.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes the events of the one-by-one store, each of which is acknowledged before the next step. */
final class OneByOneTopic implements AutoCloseable {

    private static final String TOPIC = "benchmark.one-by-one";

    private final Producer<String, String> producer;

    OneByOneTopic(String bootstrapServers) throws InterruptedException {
        create(bootstrapServers);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer());
    }

    private static void create(String bootstrapServers) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 6, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void publish(SampleText sample, String json) {
        try {
            producer.send(new ProducerRecord<>(TOPIC, sample.tenant(), json)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
