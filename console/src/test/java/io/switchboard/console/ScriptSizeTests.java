package io.switchboard.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps the console's scripts from growing unnoticed, compressed file by file as the gateway sends them.
 *
 * <p>The goal is 60 KB for the inbox and 140 KB for all screens. The files are many and small, and are neither joined nor
 * minified, so that they are far from it; the limits here are what they have reached, with some room.
 */
class ScriptSizeTests {

    private static final int INBOX_LIMIT = 150 * 1024;
    private static final int ALL_LIMIT = 650 * 1024;

    private static final Pattern IMPORT =
            Pattern.compile("(?:^|;)(?:import|export)\\b(?:[^;\"(]*?from\\s*|\\s*)\"(\\.[^\"]+)\"", Pattern.MULTILINE);

    private static final Path SCRIPTS = folder("META-INF/resources/console/js");

    /** Without the thread, which comes when the list is there. */
    @Test
    void theInboxStartsWithinItsLimit() {
        var modules = new TreeSet<Path>();
        collect(SCRIPTS.resolve("main.js"), modules);
        collect(SCRIPTS.resolve("inbox/screen.js"), modules);

        assertThat(compressed(modules.stream()))
                .as("%d modules", modules.size())
                .isLessThan(INBOX_LIMIT);
    }

    @Test
    void allScreensAreWithinTheirLimit() throws IOException {
        try (var files = Files.walk(SCRIPTS)) {
            var modules = files.filter(file -> file.toString().endsWith(".js")).collect(Collectors.toSet());

            assertThat(compressed(modules.stream()))
                    .as("%d modules", modules.size())
                    .isLessThan(ALL_LIMIT);
        }
    }

    private static void collect(Path module, Set<Path> found) {
        if (!Files.exists(module) || !found.add(module)) {
            return;
        }
        IMPORT.matcher(text(module))
                .results()
                .forEach(imported ->
                        collect(module.resolveSibling(imported.group(1)).normalize(), found));
    }

    private static int compressed(Stream<Path> modules) {
        return modules.mapToInt(ScriptSizeTests::compressed).sum();
    }

    private static int compressed(Path module) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Files.readAllBytes(module));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }

    private static String text(Path module) {
        try {
            return Files.readString(module);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String resource) {
        var script = Objects.requireNonNull(ScriptSizeTests.class.getResource("/" + resource + "/main.js"));
        return Objects.requireNonNull(Path.of(script.getPath()).getParent());
    }
}
