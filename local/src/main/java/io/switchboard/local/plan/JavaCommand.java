package io.switchboard.local.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a jar on the launcher's own JDK, with flags for many small JVMs on one machine. The first compiler alone halves
 * the work of a start (3.3 instead of 6.6 seconds of CPU), a small initial heap saves 50 MB of each process, and a class
 * archive saves about 1.5 more seconds of CPU; writing it costs about as much, so only a preparing start does that. From
 * JDK 25 on it is an AOT cache, which has linked classes as well and saves another tenth.
 *
 * @param prepare whether to write the archive when the process ends
 */
record JavaCommand(Path jar, List<String> arguments, boolean prepare) {

    private static final List<String> SMALL = List.of(
            "-Xms32m",
            "-Xmx192m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // As in the images: a process without memory would neither answer requests nor end by itself.
            "-XX:+ExitOnOutOfMemoryError");

    /** Permits the memory access of protobuf and Netty explicitly, since newer JDKs would warn about it. */
    private static final String QUIET = "--sun-misc-unsafe-memory-access=allow";

    List<String> words() {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(SMALL);
        if (Runtime.version().feature() >= 23) {
            words.add(QUIET);
        }
        words.addAll(Runtime.version().feature() >= 25 ? cache("classes.aot") : archive("classes.jsa"));
        words.add("-jar");
        words.add(jar.toString());
        words.addAll(arguments);
        return words;
    }

    private List<String> cache(String name) {
        return with(name, "-XX:AOTCacheOutput=", "-XX:AOTCache=");
    }

    private List<String> archive(String name) {
        return with(name, "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=");
    }

    /** Disables the JVM's useless warnings: about an archive of another JDK, and about what a new archive leaves out. */
    private List<String> with(String name, String write, String read) {
        var file = jar.resolveSibling(name);
        if (prepare) {
            return List.of("-Xlog:disable", write + file);
        }
        return Files.exists(file) ? List.of("-Xlog:disable", read + file) : List.of();
    }
}
