package io.switchboard.twilio;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/** Reads fields of Twilio's 2010 API and tolerates absent and odd ones: one field must not cost a whole answer. */
public final class JsonFields {

    private JsonFields() {}

    /** Returns the text, or the empty text when it is absent or null. */
    public static String text(JsonNode json, String field) {
        var value = textOrNull(json, field);
        return value == null ? "" : value;
    }

    public static @Nullable String textOrNull(JsonNode json, String field) {
        var value = json.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    /** Writes texts by name as a JSON object. */
    static String write(Map<String, String> fields) {
        var object = JsonNodeFactory.instance.objectNode();
        fields.forEach(object::put);
        return object.toString();
    }

    /** Returns an error code; null also for 0, which is another way in which Twilio reports none. */
    public static @Nullable Integer number(JsonNode json, String field) {
        var value = json.path(field);
        return value.canConvertToInt() && value.intValue() != 0 ? Integer.valueOf(value.intValue()) : null;
    }

    /** Returns a count, which that API writes as text; 0 when it is absent or unreadable. */
    public static int count(JsonNode json, String field) {
        var value = text(json, field);
        return value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
    }

    public static boolean isTrue(JsonNode json, String field) {
        return json.path(field).asBoolean();
    }

    /** Returns a date, which that API writes in the form of RFC 2822. */
    public static @Nullable Instant date(JsonNode json, String field) {
        var value = textOrNull(json, field);
        return value == null ? null : date(value);
    }

    /** Parses a date in the form of RFC 2822; null when the text is none. */
    static @Nullable Instant date(String value) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Returns a date, which the newer APIs write in the form of ISO 8601; null where there is none. */
    public static @Nullable Instant instant(JsonNode json, String field) {
        var value = textOrNull(json, field);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
