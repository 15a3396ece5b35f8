package io.switchboard.testing;

/** The Kafka that all tests of this JVM share, started at the first use. It creates no topic on first use. */
public final class TestKafka {

    private TestKafka() {}

    /** Returns the addresses in the form of {@code bootstrap.servers}. */
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
