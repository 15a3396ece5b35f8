package io.switchboard.local.plan;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The options of the command line.
 *
 * @param root the folder with the modules, from whose {@code target} folders the jars are started
 * @param data the folder of all data that persists between starts
 * @param fresh whether to delete the data of earlier starts
 * @param demo whether to send one text and its answer through the system once it is up
 * @param verbose whether the terminal shows every line of every service
 * @param onlyInfrastructure whether to leave the services out, for running them elsewhere, in an IDE for example
 * @param prepare whether to start once, leave class archives that make later starts quick, and stop
 */
public record LaunchOptions(
        Path root,
        Path data,
        boolean fresh,
        boolean demo,
        boolean verbose,
        boolean onlyInfrastructure,
        boolean prepare) {

    /** Parses the options; throws {@link IllegalArgumentException} with a message for the terminal. */
    public static LaunchOptions parse(List<String> arguments, Map<String, String> environment) {
        var root = Path.of("");
        var data = environment.getOrDefault("SWITCHBOARD_DATA", "");
        var fresh = false;
        var demo = true;
        var verbose = false;
        var onlyInfrastructure = false;
        var prepare = false;
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var argument = rest.next();
            switch (argument) {
                case "--root" -> root = Path.of(value(argument, rest));
                case "--data" -> data = value(argument, rest);
                case "--fresh" -> fresh = true;
                case "--no-demo" -> demo = false;
                case "--verbose" -> verbose = true;
                case "--only-infrastructure" -> onlyInfrastructure = true;
                case "--prepare" -> prepare = true;
                default -> throw new IllegalArgumentException("Unknown option %s. See --help.".formatted(argument));
            }
        }
        var absoluteRoot = root.toAbsolutePath().normalize();
        var absoluteData = absoluteRoot.resolve(data.isBlank() ? ".switchboard" : data);
        return new LaunchOptions(
                absoluteRoot, absoluteData.normalize(), fresh, demo, verbose, onlyInfrastructure, prepare);
    }

    public Path logs() {
        return data.resolve("logs");
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("%s needs a value. See --help.".formatted(option));
        }
        return rest.next();
    }
}
