package io.switchboard.local.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the resident memory of a process. */
final class ProcessMemory {

    private ProcessMemory() {}

    /** The resident bytes, or 0 when they are unknown. */
    static long resident(long pid) {
        var status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return 1024 * (Files.exists(status) ? fromStatus(status) : fromPs(pid));
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static long fromStatus(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static long fromPs(long pid) throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        try (var output = ps.getInputStream()) {
            return Long.parseLong(new String(output.readAllBytes(), StandardCharsets.US_ASCII).strip());
        }
    }
}
