package io.switchboard.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import io.switchboard.testing.TestIssuer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway that starts while nothing else runs, neither issuer nor services. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
class ColdStartIT {

    private static final TestIssuer issuer = new TestIssuer(Ports.free());

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String token = "Bearer " + issuer.token(claims -> {});

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        var closedPort = "http://localhost:" + Ports.free();
        registry.add("INGRESS_URL", () -> closedPort);
        registry.add("CONVERSATION_URL", () -> closedPort);
        registry.add("OIDC_ISSUER_URI", issuer::uri);
    }

    @Test
    void theIssuerIsMissedOnlyWhereItIsNeededAndNoticedWhenItComes() throws Exception {
        assertThat(get("/api/webhooks/sms").body()).contains("problems/service-unavailable");
        for (var path : List.of("/api/conversations", "/oauth2/authorization/console")) {
            var answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("problems/identity-unavailable");
        }

        issuer.start();

        try (issuer) {
            assertThat(get("/api/conversations").body()).contains("problems/service-unavailable");
            assertThat(get("/oauth2/authorization/console").statusCode()).isEqualTo(302);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        var uri = URI.create("http://localhost:" + port + path);
        return http.send(
                HttpRequest.newBuilder(uri).header("Authorization", token).build(), BodyHandlers.ofString());
    }
}
