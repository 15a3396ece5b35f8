package io.switchboard.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.switchboard.testing.TestKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts the golden samples of the contract on the real topic, each of them twice. */
final class GoldenEvents {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOPIC = "switchboard.events";

    private GoldenEvents() {}

    /** Publishes all samples of the topic; returns their ids. */
    static List<String> publish() {
        createTopic();
        var ids = new ArrayList<String>();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (var sample : samples()) {
                producer.send(record(sample)).get();
                producer.send(record(sample)).get();
                ids.add(sample.required("headers").required("ce_id").asString());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return ids.stream().distinct().toList();
    }

    private static List<JsonNode> samples() {
        try {
            var found = new ArrayList<JsonNode>();
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:samples/*.json")) {
                var sample = JSON.readTree(file.getContentAsByteArray());
                if (sample.path("topic").asString("").equals(TOPIC)) {
                    found.add(sample);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(JsonNode sample) {
        var record = new ProducerRecord<>(
                TOPIC, bytes(sample.required("key")), JSON.writeValueAsBytes(sample.required("data")));
        sample.required("headers")
                .propertyStream()
                .forEach(header -> record.headers().add(header.getKey(), bytes(header.getValue())));
        return record;
    }

    private static byte[] bytes(JsonNode text) {
        return text.asString().getBytes(StandardCharsets.UTF_8);
    }

    private static void createTopic() {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
