package io.switchboard.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;

import io.switchboard.local.plan.InstallationAddresses;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP client of the demonstration, acting as the emulator's customer and as the tenant's agent. */
final class DemoClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final JsonMapper json = JsonMapper.shared();
    private final InstallationAddresses installation;
    private final String token;

    /** Logs in as the client of the tenant "demo". */
    DemoClient(InstallationAddresses installation) {
        this.installation = installation;
        var credentials = Base64.getEncoder().encodeToString("demo:demo".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(installation.issuer() + "/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        this.token = send(request).path("access_token").asString();
    }

    JsonNode emulator(String path) {
        return send(to(installation.emulator() + path).build());
    }

    JsonNode emulator(String path, Map<String, ?> body) {
        return send(post(installation.emulator() + path, body).build());
    }

    JsonNode gateway(String path) {
        return send(authorized(to(installation.gateway() + path)).build());
    }

    JsonNode gateway(String path, Map<String, String> body) {
        return send(authorized(post(installation.gateway() + path, body)).build());
    }

    /** Changes how the emulator behaves. */
    void behave(Map<String, ?> behaviour) {
        send(to(installation.emulator() + "/control/behaviour")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json.writeValueAsString(behaviour)))
                .build());
    }

    /** Calls Twilio's REST API at the emulator, by POST with a form, else by GET. */
    JsonNode twilio(String account, String authToken, String path, @Nullable String form) {
        var credentials =
                Base64.getEncoder().encodeToString((account + ":" + authToken).getBytes(StandardCharsets.UTF_8));
        var request = to(installation.emulator() + path).header("Authorization", "Basic " + credentials);
        return send(
                form == null
                        ? request.build()
                        : request.header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build());
    }

    /** Opens the tenant's event stream and returns once it is open. */
    Stream<String> stream() {
        var request = authorized(HttpRequest.newBuilder(URI.create(installation.gateway() + "/api/stream"))
                        .header("Accept", "text/event-stream"))
                .build();
        return answer(request, BodyHandlers.ofLines());
    }

    JsonNode parse(String text) {
        return json.readTree(text);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder to(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
    }

    private HttpRequest.Builder post(String url, Map<String, ?> body) {
        return to(url).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) {
        return parse(answer(request, BodyHandlers.ofString()));
    }

    private <T> T answer(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        var what = request.method() + " " + request.uri();
        try {
            var response = http.send(request, handler);
            if (response.statusCode() >= 300) {
                var body = response.body() instanceof String text ? ": " + text : "";
                throw new StepFailed("%s answered %d%s".formatted(what, response.statusCode(), body));
            }
            return response.body();
        } catch (IOException e) {
            throw new StepFailed("%s failed: %s".formatted(what, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted");
        }
    }
}
