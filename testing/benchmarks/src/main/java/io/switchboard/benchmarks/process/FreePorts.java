package io.switchboard.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that were free when asked for. */
public record FreePorts(int kafka, int kafkaController, int service, int management) {

    public static FreePorts free() {
        try (var kafka = any();
                var controller = any();
                var service = any();
                var management = any()) {
            return new FreePorts(
                    kafka.getLocalPort(), controller.getLocalPort(), service.getLocalPort(), management.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket any() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
