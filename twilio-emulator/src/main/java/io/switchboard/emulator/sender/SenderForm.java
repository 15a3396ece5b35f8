package io.switchboard.emulator.sender;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.emulator.rest.TwilioError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of a request that creates or changes a sender. Twilio documents neither its checks nor their codes; the codes here
 * are those of its other resources.
 *
 * @param senderId empty where the request names none
 * @param webhook the fields that the request names; empty texts clear them
 * @param profile as sent
 */
record SenderForm(String senderId, Map<String, String> webhook, Map<String, Object> profile) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int INVALID = 20001;

    static SenderForm of(String body) {
        var json = read(body);
        return new SenderForm(json.path("sender_id").asString(""), webhook(json.path("webhook")), profile(json));
    }

    /** The form of a request that creates a sender. */
    static SenderForm ofNew(String body) {
        var form = of(body);
        if (!form.senderId.matches("whatsapp:\\+[1-9]\\d{6,14}")) {
            throw TwilioError.badRequest(INVALID, "sender_id must be whatsapp: and a number in E.164");
        }
        return form;
    }

    private static JsonNode read(String body) {
        try {
            var json = JSON.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException e) {
            // Answered below.
        }
        throw TwilioError.badRequest(INVALID, "The body must be a JSON object");
    }

    private static Map<String, String> webhook(JsonNode json) {
        var fields = new HashMap<String, String>();
        for (var field : WhatsAppSender.WEBHOOK_FIELDS) {
            var value = json.path(field);
            if (!value.isMissingNode()) {
                fields.put(field, valid(field, value.asString("")));
            }
        }
        return fields;
    }

    private static String valid(String field, String value) {
        var isValid = value.isEmpty()
                || (field.endsWith("_method") ? List.of("POST", "PUT").contains(value) : isUrl(value));
        if (!isValid) {
            throw TwilioError.badRequest(INVALID, "webhook." + field + " is not valid");
        }
        return value;
    }

    private static boolean isUrl(String value) {
        try {
            var url = URI.create(value);
            return url.getHost() != null && List.of("http", "https").contains(url.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, Object> profile(JsonNode json) {
        var fields = new HashMap<String, Object>();
        json.path("profile").properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                fields.put(field.getKey(), field.getValue());
            }
        });
        return fields;
    }
}
