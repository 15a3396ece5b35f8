package io.switchboard.local.plan;

import java.nio.file.Path;

/**
 * The options of the command line.
 *
 * @param root the folder with the modules, from whose {@code target} folders the jars are started
 * @param data the folder of all data that persists between starts
 * @param fresh whether to delete the data of earlier starts
 * @param demo whether to send one text and its answer through the system once it is up
 * @param company whether to fill a company into the tenant demo
 * @param verbose whether the terminal shows every line of every service
 * @param onlyInfrastructure whether to leave the services out, for running them elsewhere, in an IDE for example
 * @param prepare whether to start once, leave class archives that make later starts quick, and stop
 */
public record LaunchOptions(
        Path root,
        Path data,
        boolean fresh,
        boolean demo,
        boolean company,
        boolean verbose,
        boolean onlyInfrastructure,
        boolean prepare) {

    /** The text that {@code --help} prints after the part of {@code ./run} itself. */
    public static String help() {
        return LaunchArguments.help();
    }

    public Path logs() {
        return data.resolve("logs");
    }
}
