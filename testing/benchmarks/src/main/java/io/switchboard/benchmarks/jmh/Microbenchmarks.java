package io.switchboard.benchmarks.jmh;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import io.switchboard.benchmarks.SpringBootJar;
import io.switchboard.benchmarks.Workspace;

/**
 * Runs JMH in a JVM that has the classes of the shipped ingress beside ours. The benchmarks stand in the packages of what
 * they measure, because much of it is seen from nowhere else.
 */
public final class Microbenchmarks {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";

    private Microbenchmarks() {}

    /** Passes all words to JMH; its exit code. */
    public static int run(List<String> words) throws IOException, InterruptedException {
        Path jar = SpringBootJar.of(Path.of(""), "ingress-service");
        try (Workspace workspace = new Workspace()) {
            unpack(jar, workspace.folder());
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    classPath(workspace.folder()),
                    "org.openjdk.jmh.Main"));
            command.addAll(words);
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
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry :
                    file.stream().filter(Microbenchmarks::isWanted).toList()) {
                Path target = folder.resolve(entry.getName());
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
