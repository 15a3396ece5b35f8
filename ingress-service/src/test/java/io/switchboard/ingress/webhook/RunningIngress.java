package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.ZoneOffset;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

/** The service as it is shipped, on a real server and a real broker: one for all of these tests. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "switchboard.ingress.server.drain-timeout=0s"})
@Import(RunningIngress.FixedTime.class)
abstract class RunningIngress {

    static final IngressKafka KAFKA = new IngressKafka();

    final int port;
    final int managementPort;

    private final HttpClient client = HttpClient.newHttpClient();

    RunningIngress(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        this.port = port;
        this.managementPort = managementPort;
    }

    @TestConfiguration
    static class FixedTime {
        @Bean
        @Primary
        Clock fixedClock() {
            return Clock.fixed(TestIngress.NOW, ZoneOffset.UTC);
        }
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("KAFKA_BOOTSTRAP_SERVERS", KAFKA.broker::bootstrapServers);
        registry.add("SWITCHBOARD_KEYSET", () -> KAFKA.keyset);
        registry.add("PUBLIC_BASE_URL", () -> TestIngress.BASE);
    }

    @BeforeEach
    void awaitReadiness() {
        await().atMost(20, SECONDS)
                .until(() -> get(managementPort, "/actuator/health/readiness").statusCode() == 200);
    }

    HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(port, path)).build());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    static URI uri(int port, String target) {
        return URI.create("http://localhost:" + port + target);
    }
}
