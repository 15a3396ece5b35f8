package io.switchboard.notification.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpServer;
import io.switchboard.notification.NotificationServiceApplication;
import io.switchboard.testing.TestKafka;
import io.switchboard.testing.TestKeyset;
import io.switchboard.testing.TestTokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

/** The service in a process of its own, with a heap of a given size, and the issuer whose tokens it trusts. */
final class ForkedService implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpServer issuer;
    private final Process process;
    private final int port = freePort();
    private final int managementPort = freePort();
    private final Path output;

    ForkedService(int heapMegabytes, String... settings) throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            var isKeys = exchange.getRequestURI().getPath().equals("/keys");
            var body = (isKeys ? TestTokens.keys() : metadata()).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        output = Files.createTempFile("notification", ".log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                // The default in a container with less than two processors or 1,792 MB.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                classPath(),
                NotificationServiceApplication.class.getName(),
                "--server.port=" + port,
                "--management.server.port=" + managementPort,
                "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                // Streams need no database: none is there.
                "--spring.mongodb.uri=mongodb://127.0.0.1:1",
                "--switchboard.keyset=" + TestKeyset.generate(),
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuerUri()));
        command.addAll(List.of(settings));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(100))
                    .until(this::isReady);
        } catch (RuntimeException | Error e) {
            var log = log();
            close();
            throw new IllegalStateException(log, e);
        }
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String issuerUri() {
        return "http://localhost:" + issuer.getAddress().getPort();
    }

    String log() throws IOException {
        return Files.readString(output);
    }

    /** The value of a meter without tags, as Prometheus reads it. */
    double meter(String name) throws IOException, InterruptedException {
        return get("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/actuator/health/readiness").contains("\"UP\"");
        } catch (IOException e) {
            return !process.isAlive();
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + path))
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }

    private String metadata() {
        return "{\"issuer\":\"" + issuerUri() + "\",\"jwks_uri\":\"" + issuerUri()
                + "/keys\",\"subject_types_supported\":[\"public\"]}";
    }

    /** The class path without the test classes, whose configuration the service must not find. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        issuer.stop(0);
        Files.delete(output);
    }
}
