package io.switchboard.testing;

/** The Kafka of the tests in this JVM, started at the first use and shared by all of them; it creates no topic by itself. */
public final class TestKafka {

    private TestKafka() {}

    /** Addresses as Kafka's clients take them. */
    public static String bootstrapServers() {
        return switch (TestInfrastructure.chosen().kafka()) {
            case ENVIRONMENT -> System.getenv(TestInfrastructure.KAFKA_VARIABLE);
            case DOCKER -> DockerContainers.kafka();
            case IN_PROCESS -> InProcess.BROKER.bootstrapServers();
        };
    }

    /** Loaded at the first use; the broker ends with the JVM. */
    private static final class InProcess {

        private static final EmbeddedBroker BROKER = new EmbeddedBroker();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(BROKER::close));
        }
    }
}
