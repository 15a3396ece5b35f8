package io.switchboard.local.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A web page that a developer has open can neither stop nor see the parts of an installation. */
class ProcessControlTests {

    private final AtomicInteger stopped = new AtomicInteger();
    private int port;
    private ProcessControl control;

    @BeforeEach
    void open() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var part =
                new InLauncher("kafka", () -> true, () -> {}, stopped::incrementAndGet, () -> Duration.ofSeconds(10));
        control = new ProcessControl(port, "dev.example:7,other.example", () -> List.of(part), sentence -> {});
    }

    @AfterEach
    void close() {
        control.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | Origin: https://evil.example   | Content-Type: text/plain
            403 | Origin: null                   | X-Nothing: here
            403 | Origin: http://localhost:8080  | X-Nothing: here
            403 | Origin: https://localhost:PORT | X-Nothing: here
            403 | Referer: https://evil.example/ | X-Nothing: here
            403 | Sec-Fetch-Site: cross-site     | X-Nothing: here
            415 | X-Nothing: here                | Content-Type: text/plain;charset=UTF-8
            415 | X-Nothing: here                | Content-Type: application/x-www-form-urlencoded
            415 | X-Nothing: here                | Content-Type: multipart/form-data; boundary=x
            421 | Host: evil.example:PORT        | X-Nothing: here
            """)
    void aWebPageStopsNothing(int status, String one, String other) throws IOException {
        var host = one.startsWith("Host") ? one : "Host: localhost:PORT";

        assertThat(answer("POST", "/processes/kafka/stop", host, one.startsWith("Host") ? "X: y" : one, other))
                .startsWith("HTTP/1.1 " + status);
        assertThat(stopped).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example:PORT", "localhost", "localhost:1", "127.0.0.2:PORT", "dev.example:8", ""})
    void aReboundHostNameSeesNothing(String host) throws IOException {
        assertThat(answer("GET", "/processes", "Host: " + host))
                .startsWith("HTTP/1.1 421")
                .contains("problems/foreign-host", "SWITCHBOARD_ALLOWED_HOSTS")
                .doesNotContain("kafka");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:PORT",
                "LOCALHOST:PORT",
                "127.0.0.1:PORT",
                "[::1]:PORT",
                "dev.example:7",
                "other.example:9"
            })
    void itsOwnNamesAndThoseThatAreAllowedWork(String host) throws IOException {
        assertThat(answer("GET", "/processes", "Host: " + host)).startsWith("HTTP/1.1 200");
        assertThat(answer("GET", "/processes", "Host: " + host, "Origin: http://" + host))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void aCommandLineNeedsNoHeaders() throws IOException {
        assertThat(answer("POST", "/processes/kafka/stop", "Host: localhost:PORT"))
                .startsWith("HTTP/1.1 200");
        assertThat(stopped).hasValue(1);
    }

    private String answer(String method, String path, String... headers) throws IOException {
        var head = "%s %s HTTP/1.1\r\n%s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                .formatted(method, path, String.join("\r\n", headers))
                .replace("PORT", String.valueOf(port));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
