package io.switchboard.local.infrastructure;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The settings of a Kafka node that is alone and small. */
record KafkaSettings(Path folder, int port, int controllerPort) {

    static final int NODE = 1;

    private static final Map<String, String> SINGLE_NODE = Map.of(
            "auto.create.topics.enable", "false",
            "default.replication.factor", "1",
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            // A group of one consumer need not wait three seconds for others to join.
            "group.initial.rebalance.delay.ms", "0",
            // After a crash the node's previous session has to expire first, which takes this long.
            "broker.session.timeout.ms", "3000",
            "broker.heartbeat.interval.ms", "500");

    private static final Map<String, String> SMALL = Map.of(
            "num.network.threads", "2",
            "num.io.threads", "2",
            "background.threads", "2",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.num.partitions", "1",
            "share.coordinator.state.topic.num.partitions", "1",
            "log.cleaner.dedupe.buffer.size", "2097152",
            "log.segment.bytes", "67108864",
            "log.index.size.max.bytes", "1048576");

    Properties properties() {
        var properties = new Properties();
        properties.putAll(network());
        properties.putAll(SINGLE_NODE);
        properties.putAll(SMALL);
        properties.put("log.dirs", folder.toString());
        return properties;
    }

    /** Takes the voters from the configuration, not from the data, so that the same data starts on other ports too. */
    private Map<String, String> network() {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                "controller.quorum.voters",
                "%d@localhost:%d".formatted(NODE, controllerPort),
                "listeners",
                "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort),
                "advertised.listeners",
                "PLAINTEXT://localhost:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER");
    }
}
