package io.switchboard.testing.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints lines into the build's own log. The build redirects {@link System#out} and {@link System#err} into files. */
public final class BuildLog {

    private static final PrintStream STANDARD_ERROR =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private BuildLog() {}

    public static void print(String lines) {
        STANDARD_ERROR.println(lines);
    }
}
