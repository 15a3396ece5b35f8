package io.switchboard.ingress.replay;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An operator at a terminal, whose command has these settings. */
record ReplayOperator(String bootstrapServers, String keyset, String publicBaseUrl) {

    TerminalOutput replays(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var command = new ReplayCommand(stream(out), stream(err));
        var code = command.execute(
                List.of(arguments),
                "--KAFKA_BOOTSTRAP_SERVERS=" + bootstrapServers,
                "--SWITCHBOARD_KEYSET=" + keyset,
                "--PUBLIC_BASE_URL=" + publicBaseUrl);
        return new TerminalOutput(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** The exit code and the text on the terminal. */
    record TerminalOutput(int code, String out, String err) {}
}
