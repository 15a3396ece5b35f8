package io.switchboard.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.switchboard.benchmarks.measurement.MeasurementFailed;

/** Measures the live set of a JVM's heap. */
public final class LiveSet {

    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)\\s*");

    private LiveSet() {}

    /** The bytes of all reachable objects; the JVM runs a full collection first. */
    public static long bytes(long pid) {
        try {
            var jcmd = new ProcessBuilder(JavaProcess.tool("jcmd").toString(), Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            try (var lines = jcmd.inputReader()) {
                return total(lines);
            }
        } catch (IOException e) {
            throw new MeasurementFailed("jcmd, which a JDK has, could not be run: " + e.getMessage(), e);
        }
    }

    static long total(BufferedReader histogram) {
        return histogram
                .lines()
                .map(TOTAL::matcher)
                .filter(Matcher::matches)
                .mapToLong(total -> Long.parseLong(total.group(1)))
                .findFirst()
                .orElseThrow(() -> new MeasurementFailed("jcmd GC.class_histogram printed no total."));
    }
}
