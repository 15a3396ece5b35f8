package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Raw bodies as Twilio sends them (ours), and the golden events they become (of the events module). */
final class WebhookSamples {

    private static final JsonMapper JSON = new JsonMapper();

    private WebhookSamples() {}

    static String form(String name) throws IOException {
        return new ClassPathResource("samples/" + name + ".form").getContentAsString(StandardCharsets.UTF_8);
    }

    static JsonNode event(String name) throws IOException {
        return JSON.readTree(new ClassPathResource("samples/" + name + ".json").getContentAsByteArray());
    }

    static Map<String, String> headers(JsonNode event) {
        var headers = new LinkedHashMap<String, String>();
        event.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        return headers;
    }
}
