package io.switchboard.notification.delivery;

import java.nio.charset.StandardCharsets;

import io.switchboard.events.CloudEvent;
import io.switchboard.web.TenantId;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a tenant's CloudEvent in binary mode with any JSON as its payload, so that endpoints receive properties that this
 * version does not know.
 */
final class JsonEventDeserializer implements Deserializer<CloudEvent<JsonNode>> {

    private final JsonMapper json = new JsonMapper();

    @Override
    public @Nullable CloudEvent<JsonNode> deserialize(String topic, Headers headers, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            var event = CloudEvent.of(name -> header(headers, name), json.readTree(value));
            if (TenantId.parse(event.tenantId()).isEmpty()) {
                throw new SerializationException("ce_tenantid is missing or no tenant");
            }
            return event;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new SerializationException("not a CloudEvent of " + topic + ": " + e.getMessage(), e);
        }
    }

    @Override
    public CloudEvent<JsonNode> deserialize(String topic, byte[] value) {
        throw new UnsupportedOperationException("A CloudEvent cannot be read without record headers");
    }

    private static @Nullable String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
