package io.switchboard.provisioning.failedrecord;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.switchboard.change.audit.SecretFields;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * All of a dead letter or rejected webhook that may be shown. Fields that are named like secrets are left out, at any depth,
 * and long texts are cut.
 *
 * @param headers the headers by name
 * @param value the payload; null when it is no JSON object
 * @param parameters of a rejected webhook with a form: its parameters by name
 * @param url of a rejected webhook: the URL for which the ingress verifies its signature
 */
@JsonInclude(Include.NON_NULL)
record FailedRecordDetail(
        FailedRecordView record,
        Map<String, Object> headers,
        @Nullable Map<String, Object> value,
        @Nullable Map<String, Object> parameters,
        @Nullable String url) {

    private static final int LONGEST = 4_000;
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    static FailedRecordDetail of(FailedRecord failed, @Nullable RecordDecision decision, String publicBaseUrl) {
        var target = failed.text("target");
        return new FailedRecordDetail(
                FailedRecordView.of(failed, decision),
                RecordHeaders.of(failed.record()),
                value(failed),
                parameters(failed),
                target == null ? null : publicBaseUrl + target);
    }

    private static @Nullable Map<String, Object> value(FailedRecord failed) {
        if (!failed.payload().isObject()) {
            return null;
        }
        var fields = JSON.convertValue(failed.payload(), FIELDS);
        // The body is shown as parameters, without its secrets.
        fields.remove("bodyBase64");
        return cut(SecretFields.without(fields));
    }

    private static @Nullable Map<String, Object> parameters(FailedRecord failed) {
        var body = failed.text("bodyBase64");
        var type = failed.text("contentType");
        if (body == null || type == null || !type.startsWith("application/x-www-form-urlencoded")) {
            return null;
        }
        try {
            var form = new String(Base64.getDecoder().decode(body), StandardCharsets.ISO_8859_1);
            return cut(SecretFields.without(decoded(form)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, Object> decoded(String form) {
        var parameters = new LinkedHashMap<String, Object>();
        for (var pair : List.of(form.split("&", 1_000))) {
            var parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                parameters.put(decode(parts[0]), parts.length == 1 ? "" : decode(parts[1]));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> cut(Map<String, Object> fields) {
        var result = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> result.put(name, cut(value)));
        return result;
    }

    @SuppressWarnings("unchecked") // values of a JSON object: its names are texts
    private static @Nullable Object cut(@Nullable Object value) {
        if (value instanceof String text) {
            return UnicodeText.bounded(text, LONGEST);
        }
        if (value instanceof Map<?, ?> object) {
            return cut((Map<String, Object>) object);
        }
        if (value instanceof List<?> array) {
            var items = new ArrayList<@Nullable Object>();
            array.forEach(item -> items.add(cut(item)));
            return items;
        }
        return value;
    }
}
