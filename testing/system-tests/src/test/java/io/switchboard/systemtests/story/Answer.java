package io.switchboard.systemtests.story;

import java.net.http.HttpResponse;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP answer. */
public record Answer(int status, String contentType, String body) {

    /** Escapes everything but ASCII, so that unpaired surrogates can be sent as well. */
    static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    static Answer of(HttpResponse<String> response) {
        var contentType = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(response.statusCode(), contentType, response.body());
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** Returns the end of a problem's type, or an empty text if the answer is no problem. */
    public String problem() {
        return contentType.startsWith("application/problem+json")
                ? json().path("type").asString("").replace("https://switchboard.io/problems/", "")
                : "";
    }

    /** Returns this answer if it has the status. */
    public Answer expecting(int wanted) {
        if (status != wanted) {
            throw new AssertionError("expected " + wanted + " but was answered " + status + ": " + body);
        }
        return this;
    }
}
