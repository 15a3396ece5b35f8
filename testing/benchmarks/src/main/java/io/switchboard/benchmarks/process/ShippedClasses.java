package io.switchboard.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import io.switchboard.benchmarks.measurement.SpringBootJar;
import io.switchboard.benchmarks.measurement.TemporaryFolder;

/** Runs a program in a JVM that has the classes and libraries of a shipped service beside those of the benchmarks. */
public final class ShippedClasses {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** Without it, a service's Logback would write all that its libraries log between the figures. */
    private static final String WARNINGS_ONLY =
            "-Dlogback.configurationFile=io/switchboard/benchmarks/process/logback.xml";

    private ShippedClasses() {}

    /**
     * Starts the main class with the arguments and waits; returns its exit code.
     *
     * @param root the project's folder, with the built jars
     */
    public static int run(Path root, String module, String mainClass, List<String> arguments)
            throws IOException, InterruptedException {
        var jar = SpringBootJar.of(root, module);
        try (var workspace = new TemporaryFolder()) {
            unpack(jar, workspace.folder());
            var command = new ArrayList<String>(List.of(
                    JavaProcess.tool("java").toString(),
                    WARNINGS_ONLY,
                    "-cp",
                    classPath(workspace.folder()),
                    mainClass));
            command.addAll(arguments);
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        }
    }

    private static String classPath(Path unpacked) {
        return String.join(
                File.pathSeparator,
                System.getProperty("java.class.path"),
                unpacked.resolve(CLASSES).toString(),
                unpacked.resolve(LIBRARIES).resolve("*").toString());
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : file.stream().filter(ShippedClasses::isWanted).toList()) {
                var target = folder.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.copy(file.getInputStream(entry), target);
            }
        }
    }

    private static boolean isWanted(JarEntry entry) {
        return !entry.isDirectory()
                && (entry.getName().startsWith(CLASSES) || entry.getName().startsWith(LIBRARIES));
    }
}
