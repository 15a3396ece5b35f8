package io.switchboard.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Ends the child processes when the launcher has ended for any reason: a shell of a few kilobytes that reads process
 * ids from the launcher. When the launcher ends, the kernel closes the pipe, and the shell kills the remaining ids.
 */
final class OrphanWatchdog implements AutoCloseable {

    /** Ignores Ctrl-C, which a terminal sends to every process of the group: the shell must outlive the launcher. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP QUIT
            alive=' '
            while read -r sign pid; do
              case $sign in
                +) alive="$alive$pid " ;;
                -) case $alive in *" $pid "*) alive="${alive%% $pid *} ${alive#* $pid }" ;; esac ;;
              esac
            done
            for pid in $alive; do kill -KILL "$pid"; done
            """;

    private final Process shell;
    private final Writer writer;

    OrphanWatchdog() {
        try {
            shell = new ProcessBuilder("/bin/sh", "-c", SCRIPT)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start /bin/sh", e);
        }
        writer = shell.outputWriter();
    }

    void watch(long pid) {
        tell("+ " + pid);
    }

    void forget(long pid) {
        tell("- " + pid);
    }

    /** Kills every watched process at once. */
    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            shell.destroyForcibly();
        }
    }

    private synchronized void tell(String line) {
        try {
            writer.write(line + "\n");
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The watchdog has ended; processes could be left behind by a crash", e);
        }
    }
}
