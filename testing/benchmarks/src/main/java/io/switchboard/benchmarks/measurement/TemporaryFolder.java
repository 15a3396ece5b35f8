package io.switchboard.benchmarks.measurement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A temporary folder that is deleted when it is closed or the JVM exits. */
public final class TemporaryFolder implements AutoCloseable {

    private static final long NEEDED = 20L << 30;

    private final Path folder;
    private final Thread atExit = new Thread(this::delete);

    public TemporaryFolder() throws IOException {
        folder = Files.createTempDirectory("switchboard-ingress-");
        Runtime.getRuntime().addShutdownHook(atExit);
        if (Files.getFileStore(folder).getUsableSpace() < NEEDED) {
            throw new MeasurementFailed(
                    "%s has less than 20 GB left, which all the events may need.".formatted(folder));
        }
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        delete();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void delete() {
        try (var found = Files.walk(folder)) {
            var deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (var path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.printf("%s could not be deleted: %s%n", folder, e.getMessage());
        }
    }
}
