package io.switchboard.testing;

import java.util.Map;

import io.switchboard.testing.log.BuildLog;

/**
 * Chooses the Kafka and the MongoDB of this JVM's tests: the servers that the environment names, else containers if Docker
 * answers, else servers in this process. One line of the build's log names the choice.
 *
 * @param kafka the source of Kafka
 * @param mongoDb the source of MongoDB
 */
record TestInfrastructure(Source kafka, Source mongoDb) {

    static final String KAFKA_VARIABLE = "KAFKA_BOOTSTRAP_SERVERS";
    static final String MONGODB_VARIABLE = "MONGODB_URI";

    /** The source of a server. */
    enum Source {
        ENVIRONMENT,
        DOCKER,
        IN_PROCESS
    }

    /** Returns the choice for this JVM. */
    static TestInfrastructure chosen() {
        return Chosen.CHOICE;
    }

    static TestInfrastructure choose(Map<String, String> environment, DockerProbe docker) {
        var kafka = isSet(environment, KAFKA_VARIABLE);
        var mongoDb = isSet(environment, MONGODB_VARIABLE);
        var otherwise = !(kafka && mongoDb) && docker.answers() ? Source.DOCKER : Source.IN_PROCESS;
        return new TestInfrastructure(kafka ? Source.ENVIRONMENT : otherwise, mongoDb ? Source.ENVIRONMENT : otherwise);
    }

    @Override
    public String toString() {
        return "Kafka " + described(kafka, KAFKA_VARIABLE, DockerContainers.KAFKA_IMAGE) + ", MongoDB "
                + described(mongoDb, MONGODB_VARIABLE, DockerContainers.MONGODB_IMAGE);
    }

    private static String described(Source source, String variable, String image) {
        return switch (source) {
            case ENVIRONMENT -> "from " + variable;
            case DOCKER -> "in a container of " + image;
            case IN_PROCESS -> "in this process";
        };
    }

    private static boolean isSet(Map<String, String> environment, String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    /** Loaded at the first use. */
    private static final class Chosen {

        private static final TestInfrastructure CHOICE = choose(System.getenv(), DockerProbe.ofEnvironment());

        static {
            BuildLog.print("test infrastructure: " + CHOICE);
        }
    }
}
