package io.switchboard.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * Checks within two seconds whether a Docker daemon answers. Testcontainers would take longer, and log stack traces if none
 * does.
 *
 * @param address the daemon's socket; null without one
 */
record DockerProbe(@Nullable SocketAddress address) {

    private static final int TIMEOUT_SECONDS = 2;
    private static final byte[] PING =
            "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    static DockerProbe ofEnvironment() {
        return of(System.getenv());
    }

    static DockerProbe of(Map<String, String> environment) {
        var host = URI.create(environment.getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock"));
        if ("unix".equals(host.getScheme())) {
            var socket = Path.of(host.getPath());
            return new DockerProbe(Files.exists(socket) ? UnixDomainSocketAddress.of(socket) : null);
        }
        return new DockerProbe(host.getHost() == null ? null : new InetSocketAddress(host.getHost(), host.getPort()));
    }

    boolean answers() {
        if (address == null) {
            return false;
        }
        var answer = new CompletableFuture<Boolean>();
        Thread.ofVirtual().name("docker-probe").start(() -> answer.complete(ping(address)));
        try {
            return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean ping(SocketAddress address) {
        try (var channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open()) {
            channel.connect(address);
            channel.write(ByteBuffer.wrap(PING));
            var head = ByteBuffer.allocate(64);
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // Until the status line is there, which is shorter than that.
            }
            return new String(head.array(), 0, head.position(), StandardCharsets.US_ASCII).contains(" 200 ");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
