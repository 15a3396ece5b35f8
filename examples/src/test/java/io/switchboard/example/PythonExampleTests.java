package io.switchboard.example;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/** Compiles the Python example where Python is installed. */
class PythonExampleTests {

    @Test
    void thePythonExampleCompiles(@TempDir Path folder) throws Exception {
        var compiled = folder.resolve("consumer.pyc").toString();
        var program =
                "import py_compile; py_compile.compile('python/consumer.py', cfile='" + compiled + "', doraise=True)";
        var python = new ProcessBuilder("python3", "-c", program).redirectErrorStream(true);

        var process = start(python);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
    }

    private static Process start(ProcessBuilder python) {
        try {
            return python.start();
        } catch (IOException e) {
            return abort("There is no python3 here, which the Python example needs.");
        }
    }
}
