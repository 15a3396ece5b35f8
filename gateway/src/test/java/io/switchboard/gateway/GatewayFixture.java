package io.switchboard.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.switchboard.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway that all of these tests share, with raw backends, an issuer, and provisioning switched off. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "PUBLIC_BASE_URL=https://switchboard.example",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=4s",
            "switchboard.limits.head=2s",
            "switchboard.limits.body=4s",
            "switchboard.limits.webhook=2500ms",
            "switchboard.limits.text-connections=50",
            "server.reactive.session.max-sessions=30",
            "switchboard.access.issuer-timeout=4s"
        })
@Import(AuditTopic.class)
abstract class GatewayFixture {

    static final RawBackend ingress = backend();
    static final RawBackend conversation = backend();
    static final RawBackend notification = backend();
    static final TestIssuer issuer = issuer();

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    final HttpClient http = HttpClient.newHttpClient();
    RawClient raw = new RawClient(0);

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        var closedPort = "http://localhost:" + Ports.free();
        registry.add("INGRESS_URL", ingress::url);
        registry.add("CONVERSATION_URL", conversation::url);
        registry.add("NOTIFICATION_URL", notification::url);
        registry.add("PROVISIONING_URL", () -> closedPort);
        registry.add("OIDC_ISSUER_URI", issuer::uri);
    }

    @BeforeEach
    void startAfresh() {
        raw = new RawClient(port);
        ingress.answersOk();
        conversation.answersOk();
        notification.answersOk();
    }

    /** The service sends one event and then holds the stream open. */
    static void streamsForEver() {
        notification.answers((request, connection) -> {
            RawBackend.respond(
                    connection,
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            RawBackend.chunk(connection.getOutputStream(), "data: one\n\n");
            assertThat(connection.getInputStream().read()).isNegative();
        });
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    static String bearer(String token) {
        return "Bearer " + token;
    }

    private static RawBackend backend() {
        try {
            return new RawBackend();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestIssuer issuer() {
        try {
            return TestIssuer.started();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
