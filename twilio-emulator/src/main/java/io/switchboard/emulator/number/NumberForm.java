package io.switchboard.emulator.number;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a number as a client sends them: an empty value clears a field, a missing field is unchanged.
 *
 * @param fields the fields that were sent, by Twilio's name
 */
record NumberForm(Map<String, String> fields) {
    /** The names of URL fields by hook. */
    static final Map<String, String> URL_FIELDS = urlFields();

    static final List<String> SETTINGS = List.of(
            "SmsApplicationSid",
            "VoiceApplicationSid",
            "TrunkSid",
            "VoiceCallerIdLookup",
            "VoiceReceiveMode",
            "EmergencyStatus",
            "EmergencyAddressSid",
            "IdentitySid",
            "AddressSid",
            "BundleSid");

    private static final int LONGEST_NAME = 64;

    NumberForm {
        URL_FIELDS.values().forEach(name -> checkUrl(name, fields.getOrDefault(name, "")));
        URL_FIELDS.keySet().forEach(hook -> checkMethod(methodField(hook), fields.getOrDefault(methodField(hook), "")));
        if (fields.getOrDefault("FriendlyName", "").length() > LONGEST_NAME) {
            throw TwilioError.badRequest(20001, "FriendlyName must be at most 64 characters");
        }
    }

    static NumberForm of(HttpServletRequest request) {
        var fields = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
        return new NumberForm(fields);
    }

    @Nullable
    String field(String name) {
        return fields.get(name);
    }

    PhoneNumber applyTo(PhoneNumber number, Instant now) {
        return new PhoneNumber(
                number.sequence(),
                number.sid(),
                fields.getOrDefault("AccountSid", number.accountSid()),
                number.address(),
                number.type(),
                fields.getOrDefault("FriendlyName", number.friendlyName()),
                hooks(number),
                settings(number),
                number.dateCreated(),
                now);
    }

    private Map<String, NumberWebhook> hooks(PhoneNumber number) {
        var hooks = new HashMap<String, NumberWebhook>(number.hooks());
        URL_FIELDS.forEach((name, urlField) -> {
            var before = hooks.getOrDefault(name, NumberWebhook.NONE);
            var method = fields.getOrDefault(methodField(name), before.method());
            hooks.put(
                    name,
                    new NumberWebhook(
                            fields.getOrDefault(urlField, before.url()),
                            method.isEmpty() ? "POST" : method.toUpperCase(Locale.ROOT)));
        });
        return Map.copyOf(hooks);
    }

    private Map<String, String> settings(PhoneNumber number) {
        var settings = new HashMap<String, String>(number.settings());
        for (var name : SETTINGS) {
            if (fields.containsKey(name)) {
                settings.put(name, fields.get(name));
            }
        }
        return Map.copyOf(settings);
    }

    static String methodField(String hook) {
        return hook + "Method";
    }

    private static Map<String, String> urlFields() {
        var fields = new LinkedHashMap<String, String>();
        for (var hook : List.of("Sms", "SmsFallback", "Voice", "VoiceFallback")) {
            fields.put(hook, hook + "Url");
        }
        fields.put("StatusCallback", "StatusCallback");
        return fields;
    }

    private static void checkUrl(String field, String url) {
        try {
            if (url.isEmpty() || URI.create(url).getHost() != null) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // rejected below
        }
        throw TwilioError.badRequest(21402, field + " is not valid: " + url);
    }

    private static void checkMethod(String field, String method) {
        if (!method.matches("(?i)(GET|POST)?")) {
            throw TwilioError.badRequest(21403, field + " must be GET or POST");
        }
    }
}
