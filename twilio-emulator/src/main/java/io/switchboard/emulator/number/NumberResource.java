package io.switchboard.emulator.number;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.switchboard.emulator.rest.TwilioDates;
import org.jspecify.annotations.Nullable;

/** Writes a number as Twilio's JSON. */
final class NumberResource {
    private static final Map<String, Boolean> EVERYTHING =
            Map.of("voice", true, "sms", true, "mms", true, "fax", false);

    private NumberResource() {}

    static Map<String, @Nullable Object> of(PhoneNumber number) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("sid", number.sid());
        json.put("account_sid", number.accountSid());
        json.put("phone_number", number.address());
        json.put("friendly_name", number.friendlyName());
        NumberForm.URL_FIELDS.forEach((name, urlField) -> {
            var hook = number.hooks().getOrDefault(name, NumberWebhook.NONE);
            json.put(snakeCase(urlField), hook.url());
            json.put(snakeCase(NumberForm.methodField(name)), hook.method());
        });
        NumberForm.SETTINGS.forEach(name -> json.put(snakeCase(name), nullIfEmpty(number.setting(name))));
        json.put("sms_application_sid", number.setting("SmsApplicationSid"));
        json.put("voice_application_sid", number.setting("VoiceApplicationSid"));
        json.put("voice_caller_id_lookup", Boolean.valueOf(number.setting("VoiceCallerIdLookup")));
        json.put("voice_receive_mode", orElse(number.setting("VoiceReceiveMode"), "voice"));
        json.put("emergency_status", orElse(number.setting("EmergencyStatus"), "Inactive"));
        json.put("emergency_address_status", "unregistered");
        var series = NumberSeries.containing(number.address());
        json.put(
                "address_requirements",
                series.map(NumberSeries::addressRequirements).orElse("none"));
        json.put("api_version", "2010-04-01");
        json.put("beta", false);
        json.put("capabilities", series.map(NumberSeries::capabilities).orElse(EVERYTHING));
        json.put("origin", "twilio");
        json.put("status", "in-use");
        json.put("type", number.type().label());
        json.put("date_created", TwilioDates.format(number.dateCreated()));
        json.put("date_updated", TwilioDates.format(number.dateUpdated()));
        json.put("uri", uri(number));
        return json;
    }

    private static String uri(PhoneNumber number) {
        return "/2010-04-01/Accounts/" + number.accountSid() + "/IncomingPhoneNumbers/" + number.sid() + ".json";
    }

    private static @Nullable String nullIfEmpty(String value) {
        return value.isEmpty() ? null : value;
    }

    private static String orElse(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
