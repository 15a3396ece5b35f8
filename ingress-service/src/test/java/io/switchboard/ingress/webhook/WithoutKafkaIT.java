package io.switchboard.ingress.webhook;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import io.switchboard.testing.TestKeyset;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The service started before Kafka. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "KAFKA_BOOTSTRAP_SERVERS=localhost:1"})
class WithoutKafkaIT {

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final int managementPort;

    WithoutKafkaIT(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        this.port = port;
        this.managementPort = managementPort;
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("SWITCHBOARD_KEYSET", TestKeyset::generate);
    }

    @Test
    void aWebhookIsAnswered503WhileNoAccountIsKnown() throws Exception {
        var webhook = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/webhooks/sms"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")
                .POST(BodyPublishers.ofString(WebhookSamples.form("sms")))
                .build();

        var response = client.send(webhook, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("problems/not-ready");
    }

    @Test
    void theStatusIsNotFine() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/status"))
                .build();

        assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("\"state\":\"failing\"");
    }

    @Test
    void theServiceIsLiveButNotReady() throws Exception {
        assertThat(get(managementPort, "/actuator/health/liveness")).isEqualTo(200);
        assertThat(get(managementPort, "/actuator/health/readiness")).isEqualTo(503);
        assertThat(get(port, "/api/webhooks/health")).isEqualTo(200);
    }

    private int get(int port, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}
