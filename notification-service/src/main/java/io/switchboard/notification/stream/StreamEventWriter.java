package io.switchboard.notification.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Turns records into what clients get. The payload is passed on token by token, whatever it is. */
final class StreamEventWriter {

    private static final int REPLACEMENT = 0xFFFD;
    private static final String OUR_TYPES = "io.switchboard.";

    private final JsonFactory json = new JsonFactory();

    /** An event whose tenant is known; the payload has not been looked at yet. */
    record Addressed(String tenantId, CloudEvent<byte[]> event) {}

    /**
     * Reads the attributes. Whose event it is says the {@code ce_tenantid} header alone.
     *
     * @throws IllegalArgumentException saying what is missing
     */
    Addressed read(ConsumerRecord<?, byte[]> record) {
        var value = record.value();
        if (value == null) {
            throw new IllegalArgumentException("no payload");
        }
        var event = CloudEvent.of(name -> header(record.headers(), name), value);
        var tenantId = event.tenantId();
        if (tenantId == null || tenantId.isBlank()) {
            throw new IllegalArgumentException("ce_tenantid is missing");
        }
        return new Addressed(tenantId, event);
    }

    /**
     * What clients get of it.
     *
     * @throws IllegalArgumentException when the payload is not JSON
     */
    StreamEvent write(Addressed addressed, StreamPosition after) {
        var event = addressed.event();
        var type = shortName(event.type());
        var bytes = new ByteArrayOutputStream(event.data().length + 256);
        try (var generator = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
            generator.writeStartObject();
            generator.writeStringProperty("id", event.id());
            generator.writeStringProperty("type", type);
            generator.writeStringProperty("tenantId", addressed.tenantId());
            generator.writeStringProperty("time", event.time().toString());
            generator.writeName("data");
            copy(event.data(), generator);
            EventType.of(event.type())
                    .flatMap(EventType::notification)
                    .ifPresent(each -> generator.writeStringProperty("notification", each));
            var traceparent = event.traceparent();
            if (traceparent != null) {
                generator.writeStringProperty(CloudEvent.TRACEPARENT, traceparent);
            }
            generator.writeEndObject();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the payload is not JSON", e);
        }
        return new StreamEvent(type, event.time(), after, bytes.toByteArray());
    }

    private void copy(byte[] payload, JsonGenerator generator) {
        try (var parser = json.createParser(ObjectReadContext.empty(), payload)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException("the payload is empty");
            }
            copyToken(parser, generator);
            while (!parser.streamReadContext().inRoot()) {
                parser.nextToken();
                copyToken(parser, generator);
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("the payload is more than one JSON value");
            }
        }
    }

    private static void copyToken(JsonParser parser, JsonGenerator generator) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            generator.writeString(wellFormed(parser.getString()));
        } else {
            generator.copyCurrentEventExact(parser);
        }
    }

    /** Half a surrogate pair cannot be written in UTF-8; readers get the replacement character. */
    private static String wellFormed(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(each ->
                                each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE ? REPLACEMENT : each)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    private static String shortName(String type) {
        return type.startsWith(OUR_TYPES) ? type.substring(OUR_TYPES.length()) : type;
    }

    private static @Nullable String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
