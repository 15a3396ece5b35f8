package io.switchboard.directory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.switchboard.testing.TestKeyset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The process is killed at some line of writing. */
class KilledWriterTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9})
    void aKilledWriterLeavesAWholeSnapshot(int writtenBefore, @TempDir Path folder) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var writer = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), EndlessWriter.class.getName(), "" + folder)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var writes = writer.inputReader(StandardCharsets.UTF_8)) {
            for (var i = 0; i < writtenBefore; i++) {
                assertThat(writes.readLine()).isEqualTo("" + i);
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }

        var file = new SnapshotFile(folder);
        file.clean();
        var entries = file.read(TokenCipher.of(TestKeyset.generate())).tables();

        assertThat(EndlessWriter.areWhole(entries)).isTrue();
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }
}
