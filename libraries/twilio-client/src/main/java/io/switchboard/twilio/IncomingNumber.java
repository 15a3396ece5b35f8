package io.switchboard.twilio;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A number of an account.
 *
 * @param phoneNumber E.164
 * @param webhooks every {@link WebhookField}; empty text where none is set
 * @param smsApplicationSid when set, Twilio ignores the number's SMS fields
 * @param voiceApplicationSid when set, Twilio ignores the number's voice fields
 * @param trunkSid when set, Twilio ignores voice fields and voice application
 */
public record IncomingNumber(
        String sid,
        String accountSid,
        String phoneNumber,
        String friendlyName,
        Capabilities capabilities,
        Map<WebhookField, String> webhooks,
        @Nullable String smsApplicationSid,
        @Nullable String voiceApplicationSid,
        @Nullable String trunkSid) {

    /** The capabilities of the number. */
    public record Capabilities(boolean sms, boolean mms, boolean voice, boolean fax) {

        /** Reads the object. Twilio writes its names in both cases, depending on the resource. */
        public static Capabilities of(JsonNode json) {
            return new Capabilities(can(json, "sms"), can(json, "mms"), can(json, "voice"), can(json, "fax"));
        }

        private static boolean can(JsonNode json, String what) {
            return JsonFields.isTrue(json, what) || JsonFields.isTrue(json, what.toUpperCase(Locale.ROOT));
        }
    }

    public IncomingNumber {
        webhooks = Collections.unmodifiableMap(new EnumMap<>(webhooks));
    }

    /** Reads the resource. */
    public static IncomingNumber of(JsonNode json) {
        var webhooks = new EnumMap<WebhookField, String>(WebhookField.class);
        for (var field : WebhookField.values()) {
            webhooks.put(field, JsonFields.text(json, field.property()));
        }
        return new IncomingNumber(
                JsonFields.text(json, "sid"),
                JsonFields.text(json, "account_sid"),
                JsonFields.text(json, "phone_number"),
                JsonFields.text(json, "friendly_name"),
                Capabilities.of(json.path("capabilities")),
                webhooks,
                emptyIsNull(JsonFields.text(json, "sms_application_sid")),
                emptyIsNull(JsonFields.text(json, "voice_application_sid")),
                emptyIsNull(JsonFields.text(json, "trunk_sid")));
    }

    /**
     * Returns what the number is configured to, by Twilio's names of the parameters that set it; an empty text where nothing
     * is set.
     */
    public Map<String, String> configuration() {
        var fields = new LinkedHashMap<String, String>();
        webhooks.forEach((field, value) -> fields.put(field.parameter(), value));
        fields.put("FriendlyName", friendlyName);
        fields.put("SmsApplicationSid", nullIsEmpty(smsApplicationSid));
        fields.put("VoiceApplicationSid", nullIsEmpty(voiceApplicationSid));
        fields.put("TrunkSid", nullIsEmpty(trunkSid));
        return fields;
    }

    private static String nullIsEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Shows neither the number nor its URLs. */
    @Override
    public String toString() {
        return "IncomingNumber[" + sid + "]";
    }
}
