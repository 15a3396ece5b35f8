package io.switchboard.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import kafka.server.BrokerServer;
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
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A Kafka broker in this process for one test class, which may stop and restart it. It creates no topic on first use. */
public final class EmbeddedBroker implements AutoCloseable {

    private final EmbeddedKafkaKraftBroker broker;

    /** Starts the broker with these topics, of one partition each. */
    public EmbeddedBroker(String... topics) {
        broker = new EmbeddedKafkaKraftBroker(1, 1, topics);
        // Spring Boot would take the default property for the Kafka of every context in this JVM.
        broker.brokerListProperty("switchboard.test.kafka");
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.afterPropertiesSet();
    }

    public String bootstrapServers() {
        return broker.getBrokersAsString();
    }

    /** Creates topics of one partition. */
    public void addTopics(String... topics) {
        broker.addTopics(topics);
    }

    /** Adds those of these topics that the broker does not have. */
    public void addMissingTopics(String... names) {
        addTopics(Stream.of(names).filter(name -> !hasTopic(name)).toArray(String[]::new));
    }

    public boolean hasTopic(String name) {
        return configs(name).isPresent();
    }

    /** Returns the configuration of a topic; empty when the broker has no such topic. */
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

    /** Returns the records of a topic, oldest first within a partition. */
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
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** Returns how many records were ever written to these topics. */
    public long count(List<String> topics) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Writes a record; it is on the topic when this returns. */
    public void put(ProducerRecord<String, byte[]> record) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var unused = producer.send(record);
        }
    }

    /** Shuts the broker down and keeps its data for {@link #start}. */
    public void stop() {
        brokers().forEach(BrokerServer::shutdown);
    }

    public void start() {
        brokers().forEach(BrokerServer::startup);
    }

    @Override
    public void close() {
        broker.destroy();
    }

    private Collection<BrokerServer> brokers() {
        return Objects.requireNonNull(broker.getCluster()).brokers().values();
    }
}
