package io.switchboard.benchmarks.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads from the API of conversation-service with the token of one agent. */
final class ApiClient implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final URI service;
    private final String token;

    ApiClient(URI service, String token) {
        this.service = service;
        this.token = token;
    }

    JsonNode get(String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new MeasurementFailed("%s answered %d: %s"
                        .formatted(
                                path,
                                response.statusCode(),
                                new String(response.body(), java.nio.charset.StandardCharsets.UTF_8)));
            }
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new MeasurementFailed(path + " was not answered: " + e, e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
