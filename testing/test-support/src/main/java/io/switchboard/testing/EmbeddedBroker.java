package io.switchboard.testing;

import java.util.Collection;
import java.util.Objects;

import kafka.server.BrokerServer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A Kafka broker in this process that belongs to one test class, which may stop and start it; topics are not created by use. */
public final class EmbeddedBroker implements AutoCloseable {

    private final EmbeddedKafkaKraftBroker broker;

    /** Starts with these topics, of one partition each. */
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

    /** Adds topics of one partition. */
    public void addTopics(String... topics) {
        broker.addTopics(topics);
    }

    /** Shuts the broker down; what it stored stays for {@link #start}. */
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
