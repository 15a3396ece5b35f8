package io.switchboard.local.plan;

import java.nio.file.Path;
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
        return LaunchArguments.parse(arguments, environment);
    }

    /** The text that {@code --help} prints after the part of {@code ./run} itself. */
    public static String help() {
        return LaunchArguments.help();
    }

    public Path logs() {
        return data.resolve("logs");
    }
}
