package io.switchboard.provisioning;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.switchboard.testing.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service's API as a person of a tenant. Apostrophes in bodies stand for quotation marks. */
public record TestApi(int port, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    /** A person with these roles. */
    public static TestApi of(int port, String tenant, String... roles) {
        return new TestApi(port, TestTokens.of(tenant, roles));
    }

    /** Sends the request with headers, name and value in turn. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public JsonNode json(String method, String path, String body, String... headers) throws IOException {
        return JSON.readTree(send(method, path, body, headers).body());
    }

    /** Returns the end of the problem's type. */
    public static String problem(HttpResponse<String> response) {
        var type = JSON.readTree(response.body()).get("type").asString();
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
