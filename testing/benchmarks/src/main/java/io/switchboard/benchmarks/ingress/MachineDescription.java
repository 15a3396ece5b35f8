package io.switchboard.benchmarks.ingress;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/**
 * Describes the machine and the version that were measured.
 *
 * @param load the load average of the minute before; negative where that is not known
 * @param commit of the project; with {@code +} when something was changed since
 */
record MachineDescription(int processors, long memoryMegabytes, String os, String java, double load, String commit) {

    static MachineDescription now(Path root) {
        var os = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new MachineDescription(
                os.getAvailableProcessors(),
                os.getTotalMemorySize() >> 20,
                os.getName() + " " + os.getVersion() + " " + os.getArch(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                os.getSystemLoadAverage(),
                git(root, "rev-parse", "--short", "HEAD")
                        + (git(root, "status", "--porcelain").isEmpty() ? "" : "+"));
    }

    @Override
    public String toString() {
        return "%d processors, %d MB, %s, %s, load %.1f, commit %s"
                .formatted(processors, memoryMegabytes, os, java, load, commit);
    }

    private static String git(Path root, String... words) {
        try {
            var command = Stream.concat(Stream.of("git"), Stream.of(words)).toList();
            var git = new ProcessBuilder(command)
                    .directory(root.toAbsolutePath().toFile())
                    .redirectErrorStream(true)
                    .start();
            try (var lines = git.inputReader()) {
                return lines.lines().findFirst().orElse("");
            }
        } catch (IOException e) {
            return "unknown";
        }
    }
}
