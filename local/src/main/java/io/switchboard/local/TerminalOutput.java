package io.switchboard.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Prints all output: the launcher's own lines as they are, a service's lines behind its name. */
final class TerminalOutput {

    private static final int[] PALETTE = {36, 35, 33, 32, 34, 96, 95, 93, 92};

    private final PrintStream out;
    private final boolean colours;
    private final boolean verbose;
    private final Map<String, LineFilter> filters = new ConcurrentHashMap<>();
    private final Map<String, Integer> palette = new ConcurrentHashMap<>();
    private volatile boolean starting = true;

    public TerminalOutput(PrintStream out, boolean colours, boolean verbose) {
        this.out = out;
        this.colours = colours;
        this.verbose = verbose;
    }

    /** Uses colours only on a terminal, which {@code ./run} determines, and not against NO_COLOR (https://no-color.org). */
    public static TerminalOutput ofThisProcess(boolean verbose) {
        var colours = Boolean.getBoolean("switchboard.terminal")
                && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return new TerminalOutput(out, colours, verbose);
    }

    public void say(String line) {
        print(line);
    }

    /** Shows the services' own lines from now on; until then only their errors are shown. */
    public void started() {
        starting = false;
    }

    public void serviceSays(String service, String line) {
        filters.computeIfAbsent(service, name -> new LineFilter())
                .shown(line, level())
                .ifPresent(text -> print(prefix(service) + text));
    }

    private LineFilter.Detail level() {
        if (verbose) {
            return LineFilter.Detail.EVERYTHING;
        }
        return starting ? LineFilter.Detail.ERRORS : LineFilter.Detail.STORY;
    }

    private String prefix(String service) {
        var text = "%-12s | ".formatted(service);
        if (!colours) {
            return text;
        }
        int colour = palette.computeIfAbsent(service, name -> PALETTE[palette.size() % PALETTE.length]);
        return "\u001b[" + colour + "m" + text + "\u001b[0m";
    }

    private synchronized void print(String line) {
        out.println(line);
        out.flush();
    }
}
