package io.switchboard.notification.stream;

import java.io.ByteArrayOutputStream;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.notification.log.TenantEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes the JSON that clients receive of an event. The payload is copied token by token, in any shape. */
final class StreamEventWriter {

    private static final int REPLACEMENT = 0xFFFD;
    private static final int ENVELOPE_BYTES = 256;
    private static final String OUR_TYPES = "io.switchboard.";

    private static final JsonFactory JSON = new JsonFactory();

    private StreamEventWriter() {}

    /**
     * Writes the event with its attributes, its payload and its extensions.
     *
     * @throws IllegalArgumentException when the payload is not one JSON value
     */
    static StreamEvent write(TenantEvent received) {
        var event = received.event();
        var type = shortName(event.type());
        var bytes = new ByteArrayOutputStream(event.data().length + ENVELOPE_BYTES);
        var conversation = new ConversationOf(type);
        try (var generator = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            generator.writeStartObject();
            writeAttributes(received, type, generator);
            generator.writeName("data");
            copy(event.data(), generator, conversation);
            writeExtensions(event, generator);
            generator.writeEndObject();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the payload is not JSON", e);
        }
        return new StreamEvent(type, event.time(), received.after(), conversation.id, bytes.toByteArray());
    }

    private static void writeAttributes(TenantEvent received, String type, JsonGenerator generator) {
        var event = received.event();
        generator.writeStringProperty("id", event.id());
        generator.writeStringProperty("type", type);
        generator.writeStringProperty("tenantId", received.tenantId());
        generator.writeStringProperty("time", event.time().toString());
    }

    private static void writeExtensions(CloudEvent<?> event, JsonGenerator generator) {
        EventType.of(event.type())
                .flatMap(EventType::notification)
                .ifPresent(name -> generator.writeStringProperty("notification", name));
        var traceparent = event.traceparent();
        if (traceparent != null) {
            generator.writeStringProperty(CloudEvent.TRACEPARENT, traceparent);
        }
    }

    private static void copy(byte[] payload, JsonGenerator generator, ConversationOf conversation) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), payload)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException("the payload is empty");
            }
            copyToken(parser, generator);
            while (!parser.streamReadContext().inRoot()) {
                parser.nextToken();
                conversation.see(parser);
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

    /** Replaces each half of a surrogate pair, which UTF-8 cannot express. */
    private static String wellFormed(String text) {
        return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))
                ? text
                : text.codePoints()
                        .map(point -> isSurrogate(point) ? REPLACEMENT : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static String shortName(String type) {
        return type.startsWith(OUR_TYPES) ? type.substring(OUR_TYPES.length()) : type;
    }

    /** Finds the conversation that an event is about, among the properties of its payload. */
    private static final class ConversationOf {

        private final String property;
        private @Nullable String id;

        ConversationOf(String type) {
            property = type.startsWith("conversation.") ? "id" : "conversationId";
        }

        void see(JsonParser parser) {
            if (parser.currentToken() == JsonToken.VALUE_STRING
                    && property.equals(parser.currentName())
                    && parser.streamReadContext().getParent().inRoot()) {
                id = parser.getString();
            }
        }
    }
}
