package io.switchboard.gateway.preference;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.netty.http.client.HttpClient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class OwnPreferencesTests {

    private final HttpServer provisioning;
    private final OwnPreferences preferences;
    private List<String> authorization = List.of();

    OwnPreferencesTests() throws IOException {
        provisioning = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provisioning.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        provisioning.start();
        preferences = new OwnPreferences(
                HttpClient.create(),
                URI.create("http://127.0.0.1:" + provisioning.getAddress().getPort()),
                Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        provisioning.stop(0);
    }

    @Test
    void thePreferencesAreThoseOfTheOwnProfile() {
        answers(200, "{\"name\":\"Ada\",\"preferences\":{\"theme\":\"dark\",\"enterSends\":false}}");

        assertThat(preferences.of("token").block()).isEqualTo(Map.of("theme", "dark", "enterSends", false));
        assertThat(authorization).containsExactly("Bearer token");
    }

    @Test
    void aMemberWithoutPreferencesHasNone() {
        answers(200, "{\"name\":\"Ada\"}");

        assertThat(preferences.of("token").block()).isEmpty();
    }

    @Test
    void theyAreNotKnownOfThoseWhoAreNoMembersNorFromAnAnswerThatIsNone() {
        answers(404, "{}");
        assertThat(preferences.of("token").blockOptional()).isEmpty();

        provisioning.removeContext("/api/members/me");
        answers(200, "<html>");
        assertThat(preferences.of("token").blockOptional()).isEmpty();
    }

    @Test
    void theyAreNotKnownWhileProvisioningIsAway() {
        provisioning.stop(0);

        assertThat(preferences.of("token").blockOptional()).isEmpty();
    }

    private void answers(int status, String body) {
        provisioning.createContext("/api/members/me", exchange -> {
            authorization = Objects.requireNonNull(exchange.getRequestHeaders().get("Authorization"));
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
