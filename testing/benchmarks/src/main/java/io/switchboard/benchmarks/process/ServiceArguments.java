package io.switchboard.benchmarks.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Parses the options of each benchmark that starts shipped services, and prints its help. */
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

    @Option(names = "--help", usageHelp = true, description = "print this help")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    /**
     * Runs a benchmark with the words of the command line in a JVM that has the classes of a shipped service as well; returns
     * its exit code.
     */
    public int runBeside(String module, Class<?> benchmark, CommandSpec spec) throws IOException, InterruptedException {
        var words = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
        words.remove(spec.name());
        return ShippedClasses.run(root, module, benchmark.getName(), words);
    }

    /** The JVM options of each service. */
    public List<String> javaOptions() {
        return Arrays.asList(javaOptions.strip().split(" +", -1));
    }

    /** The project's folder, with the built jars. */
    public Path root() {
        return root;
    }
}
