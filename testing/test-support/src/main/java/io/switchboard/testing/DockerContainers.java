package io.switchboard.testing;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/** Starts Kafka and MongoDB in containers of docker-compose.yml's images, each once per JVM. */
final class DockerContainers {

    static final String KAFKA_IMAGE = "apache/kafka:4.2.1";
    static final String MONGODB_IMAGE = "mongo:8.0.29";

    private DockerContainers() {}

    static String kafka() {
        return Kafka.CONTAINER.getBootstrapServers();
    }

    static String mongoDb() {
        return MongoDb.CONTAINER.getReplicaSetUrl();
    }

    /** Loaded at the first use. */
    private static final class Kafka {

        private static final KafkaContainer CONTAINER = new KafkaContainer(DockerImageName.parse(KAFKA_IMAGE))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");

        static {
            CONTAINER.start();
        }
    }

    /** Loaded at the first use. */
    private static final class MongoDb {

        private static final MongoDBContainer CONTAINER =
                new MongoDBContainer(DockerImageName.parse(MONGODB_IMAGE)).withReplicaSet();

        static {
            CONTAINER.start();
        }
    }
}
