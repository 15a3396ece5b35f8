package io.switchboard.benchmarks.ingress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that were free when asked for. */
record Ports(int kafka, int kafkaController, int ingress, int management) {

    static Ports free() {
        try (ServerSocket kafka = any();
                ServerSocket controller = any();
                ServerSocket ingress = any();
                ServerSocket management = any()) {
            return new Ports(
                    kafka.getLocalPort(), controller.getLocalPort(), ingress.getLocalPort(), management.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket any() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
