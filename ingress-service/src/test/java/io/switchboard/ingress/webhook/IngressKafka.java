package io.switchboard.ingress.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.directory.TokenCipher;
import io.switchboard.events.AccountRecord;
import io.switchboard.events.Topics;
import io.switchboard.testing.EmbeddedBroker;
import io.switchboard.testing.TestKeyset;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** A real broker in this process that can be stopped and started, with one account on its topics. */
public final class TestKafka implements AutoCloseable {

    public final String keyset = TestKeyset.generate();

    private final EmbeddedBroker broker = new EmbeddedBroker(Topics.ACCOUNTS.name(), Topics.NUMBERS.name());

    public TestKafka() {
        var sid = TestIngress.ACCOUNT;
        account(sid, TestIngress.TOKEN, "token-before", TestIngress.NOW.plus(Duration.ofHours(1)));
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    void stop() {
        broker.stop();
    }

    void start() {
        broker.start();
    }

    @Override
    public void close() {
        broker.close();
    }

    /** Everything on a topic, oldest first. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers(),
                "auto.offset.reset",
                "earliest",
                "group.id",
                UUID.randomUUID().toString());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(element -> new TopicPartition(topic, element.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream()
                    .anyMatch(element -> consumer.position(element) < ends.getOrDefault(element, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** How many records were ever written to these topics. */
    long count(List<String> topics) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = topics.stream()
                    .flatMap(element -> consumer.partitionsFor(element).stream())
                    .map(element -> new TopicPartition(element.topic(), element.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Makes an account of tenant "demo" known, with the token it had until then. */
    public void account(String sid, String token, String tokenBefore, Instant until) {
        var cipher = TokenCipher.of(keyset);
        var account = new AccountRecord(sid, "demo", cipher.seal(sid, token), cipher.seal(sid, tokenBefore), until);
        var json = JsonMapper.builder()
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
        put(new ProducerRecord<>(Topics.ACCOUNTS.name(), sid, json.writeValueAsBytes(account)));
    }

    /** Makes those topics that are not there. */
    public void topics(String... names) {
        broker.addTopics(Stream.of(names).filter(name -> !hasTopic(name)).toArray(String[]::new));
    }

    public boolean hasTopic(String name) {
        return configs(name).isPresent();
    }

    /** How a topic is configured; empty where it is not there. */
    public Optional<Map<String, String>> configs(String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            var config =
                    admin.describeConfigs(List.of(resource)).all().get().getOrDefault(resource, new Config(List.of()));
            return Optional.of(config.entries().stream()
                    .filter(setting -> setting.value() != null)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)));
        } catch (ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a record on its topic, whatever is in it. */
    public void put(ProducerRecord<String, byte[]> record) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var unused = producer.send(record);
        }
    }
}
