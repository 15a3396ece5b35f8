package io.switchboard.conversation.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import io.switchboard.directory.TokenCipher;
import io.switchboard.events.AccountRecord;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import io.switchboard.testing.TestKafka;
import io.switchboard.testing.TestKeyset;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The topics around the service: an account and a number for the directory, and raw records as other services write them. */
public final class ServiceTopics implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final String servers = TestKafka.bootstrapServers();
    private final KafkaProducer<String, String> producer;
    private final String keyset = TestKeyset.generate();

    public ServiceTopics() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer());
        makeTopics();
        fillDirectory();
    }

    public String servers() {
        return servers;
    }

    public String keyset() {
        return keyset;
    }

    private void makeTopics() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            var topics = List.of(
                    Topics.ACCOUNTS,
                    Topics.NUMBERS,
                    Topics.TWILIO_MESSAGING,
                    Topics.TWILIO_VOICE,
                    Topics.TWILIO_REJECTED);
            var existing = admin.listTopics().names().get();
            admin.createTopics(topics.stream()
                            .filter(topic -> !existing.contains(topic.name()))
                            .map(topic -> new NewTopic(topic.name(), topic.compacted() ? 1 : 2, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void fillDirectory() {
        var sealed = TokenCipher.of(keyset).seal(OneNumber.ACCOUNT_SID, "token");
        var account = new AccountRecord(OneNumber.ACCOUNT_SID, OneNumber.TENANT.value(), sealed, null, null);
        var number = new NumberRecord(
                OneNumber.ADDRESS,
                OneNumber.TENANT.value(),
                "PN1",
                OneNumber.ACCOUNT_SID,
                null,
                List.of(NumberRecord.ChannelKind.SMS));
        write(Topics.ACCOUNTS.name(), OneNumber.ACCOUNT_SID, Map.of(), JSON.writeValueAsString(account));
        write(Topics.NUMBERS.name(), OneNumber.ADDRESS, Map.of(), JSON.writeValueAsString(number));
    }

    /** Writes a record and waits until it is there. */
    public void write(String topic, String key, Map<String, String> headers, String value) {
        var record = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Writes a golden sample, with some of its texts replaced. */
    public void writeSample(String name, Map<String, String> replacements) {
        var sample = JSON.readTree(replaced(read(name), replacements));
        var headers = new HashMap<String, String>();
        sample.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        headers.putIfAbsent("ce_tenantid", OneNumber.TENANT.value());
        write(sample.get("topic").asString(), sample.get("key").asString(), headers, text(sample.get("data")));
    }

    private static String text(JsonNode node) {
        return JSON.writeValueAsString(node);
    }

    private static String replaced(String text, Map<String, String> replacements) {
        var result = text;
        for (var each : replacements.entrySet()) {
            result = result.replace(each.getKey(), each.getValue());
        }
        return result;
    }

    /** The text of a golden sample. */
    static String sample(String name) {
        return read(name);
    }

    private static String read(String sample) {
        try (var in = ServiceTopics.class.getResourceAsStream("/samples/" + sample + ".json")) {
            return new String(Objects.requireNonNull(in, sample).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All records of a topic, from its beginning until now. */
    public List<ConsumerRecord<String, String>> read(Topic<?> topic) {
        var config = Map.<String, Object>of(
                "bootstrap.servers",
                servers,
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
