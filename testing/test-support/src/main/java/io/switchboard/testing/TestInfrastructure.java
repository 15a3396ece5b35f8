package io.switchboard.testing;

import java.util.Map;

/**
 * Chooses the Kafka and the MongoDB of the tests, once in a JVM: what the environment names, else containers when Docker
 * answers, else servers in this process. The build's log says in one line which.
 *
 * @param kafka where Kafka comes from
 * @param mongoDb where MongoDB comes from
 */
record TestInfrastructure(Source kafka, Source mongoDb) {

    static final String KAFKA_VARIABLE = "KAFKA_BOOTSTRAP_SERVERS";
    static final String MONGODB_VARIABLE = "MONGODB_URI";

    /** Where a server comes from. */
    enum Source {
        ENVIRONMENT,
        DOCKER,
        IN_PROCESS
    }

    /** The choice for this JVM. */
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
