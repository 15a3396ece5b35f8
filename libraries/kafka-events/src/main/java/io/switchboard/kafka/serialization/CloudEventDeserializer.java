package io.switchboard.kafka.serialization;

import java.nio.charset.StandardCharsets;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topics;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a CloudEvent in binary mode. Topic and type decide what its payload is, never a class name in the record. */
final class CloudEventDeserializer implements Deserializer<CloudEvent<?>> {

    private final JsonMapper json;

    CloudEventDeserializer() {
        this(EventJson.MAPPER);
    }

    CloudEventDeserializer(JsonMapper json) {
        this.json = json;
    }

    @Override
    public @Nullable CloudEvent<?> deserialize(String topic, Headers headers, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            var type = header(headers, "ce_type");
            var data = json.readValue(value, Topics.payload(topic, type == null ? "" : type));
            return CloudEvent.of(name -> header(headers, name), data);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new SerializationException("not a CloudEvent of " + topic + ": " + e.getMessage(), e);
        }
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
