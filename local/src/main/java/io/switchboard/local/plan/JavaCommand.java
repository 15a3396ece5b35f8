package io.switchboard.local.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a jar on the launcher's own JDK, with flags for many small JVMs on one machine. The first compiler alone halves
 * the work of a start (3.3 instead of 6.6 seconds of CPU), a small initial heap saves 50 MB of each process, and the
 * class archive, written when a process first ends, saves 1.5 seconds of CPU of each start after it.
 */
record JavaCommand(Path jar, List<String> arguments) {

    private static final List<String> SMALL =
            List.of("-Xms32m", "-Xmx192m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** Newer JDKs warn about what Netty, Tomcat and protobuf do, unless it is allowed in so many words. */
    private static final List<String> QUIET =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    /** What a class archive cannot hold is warned about when it is written; that is of no use to anybody here. */
    private static final String ERRORS_ONLY = "-Xlog:all=error";

    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(SMALL);
        if (Runtime.version().feature() >= 23) {
            words.addAll(QUIET);
        }
        words.add(ERRORS_ONLY);
        words.add("-XX:+AutoCreateSharedArchive");
        words.add("-XX:SharedArchiveFile=" + jar.resolveSibling("classes.jsa"));
        words.add("-jar");
        words.add(jar.toString());
        words.addAll(arguments);
        return words;
    }
}
