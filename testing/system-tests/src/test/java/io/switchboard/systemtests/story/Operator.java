package io.switchboard.systemtests.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** An operator at a terminal of the machine, who uses {@code ./run replay}. */
public final class Operator {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private final Map<String, String> settings;

    Operator(FreePorts ports, Path data) {
        this.settings = Map.of(
                "SWITCHBOARD_PORT_OFFSET", Integer.toString(ports.offset()), "SWITCHBOARD_DATA", data.toString());
    }

    /** Replays with this PUBLIC_BASE_URL and returns the command's output once it has succeeded. */
    public String replays(String publicBaseUrl, String... arguments) {
        var words = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                ROOT.resolve("local/target/local.jar").toString(),
                "replay"));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeAll(LauncherProcess.NOT_FROM_HERE);
        builder.environment().putAll(settings);
        builder.environment().put("PUBLIC_BASE_URL", publicBaseUrl);
        try {
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
