package io.switchboard.benchmarks.ingress.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The processor time that each process has used until a moment. */
record CpuTime(long at, Duration generator, Duration ingress, Duration broker, Duration gateway, Duration machine) {

    private static final Path LINUX = Path.of("/proc/stat");
    private static final long TICK_MILLIS = 10;

    static CpuTime now(Duration ingress, Duration broker, Duration gateway) {
        var self = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return new CpuTime(System.nanoTime(), self, ingress, broker, gateway, ofAllProcesses());
    }

    /** The number of processors that each process kept busy between an earlier moment and this one. */
    SeriesFigures.Cores since(CpuTime earlier) {
        double nanos = at - earlier.at;
        var ofGenerator = generator.minus(earlier.generator).toNanos() / nanos;
        var ofIngress = ingress.minus(earlier.ingress).toNanos() / nanos;
        var ofBroker = broker.minus(earlier.broker).toNanos() / nanos;
        var ofGateway = gateway.minus(earlier.gateway).toNanos() / nanos;
        var ofAll = machine.minus(earlier.machine).toNanos() / nanos;
        var others = ofAll - ofGenerator - ofIngress - ofBroker - ofGateway;
        return new SeriesFigures.Cores(ofGenerator, ofIngress, ofBroker, ofGateway, Math.max(0, others));
    }

    /** The time of all processes of the machine and the time stolen by its host; zero where that is not known. */
    private static Duration ofAllProcesses() {
        if (Files.notExists(LINUX)) {
            return Duration.ZERO;
        }
        try (var lines = Files.lines(LINUX)) {
            return busy(lines.findFirst().orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parses the line {@code cpu user nice system idle iowait irq softirq steal …}, in hundredths of seconds. */
    static Duration busy(String line) {
        var words = line.split("\\s+", -1);
        long ticks = 0;
        for (var i = 1; i <= 8 && i < words.length; i++) {
            ticks += i == 4 || i == 5 ? 0 : Long.parseLong(words[i]);
        }
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }
}
