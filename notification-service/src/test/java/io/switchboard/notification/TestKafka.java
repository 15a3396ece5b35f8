package io.switchboard.notification;

import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.util.StringUtils;

/** The Kafka that {@code KAFKA_BOOTSTRAP_SERVERS} names, else one in this process, started once. */
public final class TestKafka {

    private TestKafka() {}

    public static String bootstrapServers() {
        var given = System.getenv("KAFKA_BOOTSTRAP_SERVERS");
        return StringUtils.hasText(given) ? given : Embedded.BROKER.getBrokersAsString();
    }

    private static final class Embedded {

        private static final EmbeddedKafkaBroker BROKER = started();

        private static EmbeddedKafkaBroker started() {
            var broker = new EmbeddedKafkaKraftBroker(1, 1);
            broker.afterPropertiesSet();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
            return broker;
        }
    }
}
