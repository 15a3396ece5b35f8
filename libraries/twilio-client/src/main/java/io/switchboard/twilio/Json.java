package io.switchboard.twilio;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads fields of Twilio's 2010 API, forgiving what is absent or odd: one field must not cost a whole answer. */
final class Json {

    private Json() {}

    /** The text, or the empty text when it is absent or null. */
    static String text(JsonNode json, String field) {
        var value = textOrNull(json, field);
        return value == null ? "" : value;
    }

    static @Nullable String textOrNull(JsonNode json, String field) {
        var value = json.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    /** An error code; 0, with which Twilio also says that there is none, is null. */
    static @Nullable Integer number(JsonNode json, String field) {
        var value = json.path(field);
        return value.canConvertToInt() && value.intValue() != 0 ? Integer.valueOf(value.intValue()) : null;
    }

    /** A count, which that API writes as text; 0 when it is absent or unreadable. */
    static int count(JsonNode json, String field) {
        var value = text(json, field);
        return value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
    }

    static boolean isTrue(JsonNode json, String field) {
        return json.path(field).asBoolean();
    }

    /** A date as that API writes it: RFC 2822. */
    static @Nullable Instant date(JsonNode json, String field) {
        var value = textOrNull(json, field);
        return value == null ? null : date(value);
    }

    /** The date that the text is in RFC 2822's form; null when it is none. */
    static @Nullable Instant date(String value) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
