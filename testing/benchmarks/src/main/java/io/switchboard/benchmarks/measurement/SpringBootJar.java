package io.switchboard.benchmarks.measurement;

import java.nio.file.Files;
import java.nio.file.Path;

/** The shipped jars, where the build puts them. */
public final class SpringBootJar {

    /** Spring Boot's launcher, which adds {@code -Dloader.path} to the jar's class path and can start another main class. */
    public static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private SpringBootJar() {}

    public static Path of(Path root, String module) {
        var jar = root.resolve(module).resolve("target").resolve(module + ".jar");
        if (Files.notExists(jar)) {
            throw new MeasurementFailed(
                    "%s is not there. Build everything first, in the project's folder: ./mvnw -B".formatted(jar)
                            + " -DskipTests -Pbenchmarks package");
        }
        return jar.toAbsolutePath();
    }
}
