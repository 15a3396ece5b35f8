package io.switchboard.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks that CI or the system tests run the commands that readers copy from README.md. */
class ReadmeTests {

    private static final Path ROOT = Path.of("../..");

    @Test
    void theCommandThatChecksEverythingIsTheOneThatCiRuns() throws IOException {
        var verify = commands().stream()
                .filter(command -> command.startsWith("./mvnw") && command.endsWith("verify"))
                .findFirst()
                .orElseThrow();

        assertThat(Files.readString(ROOT.resolve(".ci/run"))).containsPattern("(?m)^\\Q" + verify + "\\E( |$)");
        assertThat(Files.readString(ROOT.resolve(".github/workflows/build.yml")))
                .contains(".ci/run");
    }

    @Test
    void theCommandThatStartsEverythingIsThere() throws IOException {
        assertThat(commands()).contains("./run");
        assertThat(ROOT.resolve("run")).isExecutable();
    }

    @Test
    void everyScriptThatIsNamedExists() throws IOException {
        assertThat(commands())
                .filteredOn(command -> command.matches("(\\./|deploy/|testing/).*"))
                .isNotEmpty()
                .allSatisfy(command ->
                        assertThat(ROOT.resolve(command.split(" ", 2)[0])).isExecutable());
    }

    /** Returns the indented lines, without comments and without the commands' output. */
    private static List<String> commands() throws IOException {
        return Files.readAllLines(ROOT.resolve("README.md")).stream()
                .filter(line -> line.startsWith("    "))
                .map(line -> line.strip().replaceFirst("\\s+#.*", ""))
                .toList();
    }
}
