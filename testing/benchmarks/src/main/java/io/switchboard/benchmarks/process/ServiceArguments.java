package io.switchboard.benchmarks.process;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import picocli.CommandLine.Option;

/** Parses the options of each benchmark that starts shipped services. */
public final class ServiceArguments {

    /** A heap of 60 % of the limit in {@code deploy/kubernetes}, and the collector that the JVM chooses for that size. */
    private static final String AS_DEPLOYED = "-Xmx460m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED";

    @Option(
            names = "--java-options",
            paramLabel = "\"...\"",
            description = "JVM options of each service (heap and collector as in a container of 768 MB)")
    private String javaOptions = AS_DEPLOYED;

    @Option(names = "--root", paramLabel = "FOLDER", description = "the project's folder (the current one)")
    private Path root = Path.of("");

    /** The JVM options of each service. */
    public List<String> javaOptions() {
        return Arrays.asList(javaOptions.strip().split(" +", -1));
    }

    /** The project's folder, with the built jars. */
    public Path root() {
        return root;
    }
}
