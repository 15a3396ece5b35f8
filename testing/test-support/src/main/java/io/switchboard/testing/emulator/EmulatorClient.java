package io.switchboard.testing.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Calls the emulator over HTTP. Every call fails unless its answer is a success. */
record EmulatorClient(URI url) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Calls the control API with a JSON body. */
    JsonNode control(String method, String path, Map<String, ?> body) {
        return answer(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                .build());
    }

    /** Calls the REST API with a form. The call suffers no fault and is not recorded. */
    JsonNode call(String authorization, String method, String path, Map<String, String> form) {
        return answer(HttpRequest.newBuilder(url.resolve(path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Emulator-Unobserved", "yes")
                .method(method, BodyPublishers.ofString(encoded(form)))
                .build());
    }

    /** Posts JSON to the REST API. The call suffers no fault and is not recorded. */
    JsonNode postJson(String authorization, String path, Map<String, ?> body) {
        return answer(HttpRequest.newBuilder(url.resolve(path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("Emulator-Unobserved", "yes")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                .build());
    }

    private static JsonNode answer(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        request.method() + " " + request.uri() + " was answered with " + response.body());
            }
            return JsonMapper.shared().readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encode(field.getKey(), UTF_8) + "=" + encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
