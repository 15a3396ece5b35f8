package io.switchboard.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks that each test that INVARIANTS.md names exists. */
class InvariantsTests {

    private static final Path ROOT = Path.of("../..");

    /** Matches {@code `SomeIT#method`}, and {@code `#method`} for another method of the same class. */
    private static final Pattern REFERENCE = Pattern.compile("`(\\w*(?:Tests|IT))?#(\\w+)`");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        var sources = testSources();

        var references = references();

        assertThat(references).hasSizeGreaterThan(100);
        assertThat(references)
                .filteredOn(reference -> !exists(reference, sources))
                .isEmpty();
    }

    private static boolean exists(String reference, Map<String, String> sources) {
        var parts = reference.split("#", -1);
        return sources.getOrDefault(parts[0], "").contains(" void " + parts[1] + "(");
    }

    private static List<String> references() throws IOException {
        var references = new ArrayList<String>();
        var type = "";
        for (var line : Files.readAllLines(ROOT.resolve("INVARIANTS.md"))) {
            var matcher = REFERENCE.matcher(line);
            while (matcher.find()) {
                type = matcher.group(1) == null ? type : matcher.group(1);
                references.add(type + "#" + matcher.group(2));
            }
        }
        return references;
    }

    /** Returns the sources of the test classes by simple name; classes that share a name are concatenated. */
    private static Map<String, String> testSources() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().matches(".*/src/test/java/.*(Tests|IT)\\.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            InvariantsTests::read,
                            String::concat));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
