package io.switchboard.kafka.serialization;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import io.switchboard.events.CloudEvent;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes a CloudEvent in binary mode: attributes as headers, the payload as JSON. */
public final class CloudEventSerializer implements Serializer<CloudEvent<?>> {

    private final JsonMapper json;
    private final Supplier<@Nullable String> currentTrace;

    /**
     * Writes events with the trace that is current, unless an event names the trace of its cause.
     *
     * @param currentTrace the W3C {@code traceparent} of the calling thread, null when there is none
     */
    public CloudEventSerializer(Supplier<@Nullable String> currentTrace) {
        this(EventJson.MAPPER, currentTrace);
    }

    CloudEventSerializer(JsonMapper json, Supplier<@Nullable String> currentTrace) {
        this.json = json;
        this.currentTrace = currentTrace;
    }

    @Override
    public byte[] serialize(String topic, Headers headers, CloudEvent<?> event) {
        event.headers().forEach((name, value) -> put(headers, name, value));
        if (event.traceparent() == null) {
            var trace = currentTrace.get();
            if (trace != null) {
                put(headers, CloudEvent.TRACEPARENT, trace);
            }
        }
        return json.writeValueAsBytes(event.data());
    }

    @Override
    public byte[] serialize(String topic, CloudEvent<?> event) {
        throw new UnsupportedOperationException("A CloudEvent cannot be written without record headers");
    }

    private static void put(Headers headers, String name, String value) {
        if (headers.lastHeader(name) != null) {
            headers.remove(name);
        }
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
