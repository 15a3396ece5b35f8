package io.switchboard.kafka.serialization;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topics;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a CloudEvent in binary mode. Topic and type decide what its payload is, never a class name in the record. A consumer
 * with the property {@value #TYPES} reads the payloads of types that begin so; others are empty, which costs next to nothing.
 */
final class CloudEventDeserializer implements Deserializer<CloudEvent<?>> {

    static final String TYPES = "switchboard.event-types";

    private final JsonMapper json;
    private String types = "";

    CloudEventDeserializer() {
        this(EventJson.MAPPER);
    }

    CloudEventDeserializer(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        types = settings.get(TYPES) instanceof String prefix ? prefix : "";
    }

    @Override
    public @Nullable CloudEvent<?> deserialize(String topic, Headers headers, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return CloudEvent.of(name -> header(headers, name), payload(topic, headers, value));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new SerializationException("not a CloudEvent of " + topic + ": " + e.getMessage(), e);
        }
    }

    private Object payload(String topic, Headers headers, byte[] value) {
        var header = header(headers, "ce_type");
        var type = header == null ? "" : header;
        return type.startsWith(types) ? json.readValue(value, Topics.payload(topic, type)) : Map.of();
    }

    @Override
    public CloudEvent<?> deserialize(String topic, byte[] value) {
        throw new UnsupportedOperationException("A CloudEvent cannot be read without record headers");
    }

    private static @Nullable String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
