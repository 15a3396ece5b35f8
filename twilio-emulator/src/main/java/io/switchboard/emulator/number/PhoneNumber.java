package io.switchboard.emulator.number;

import java.time.Instant;
import java.util.Map;

import io.switchboard.emulator.rest.PageRequest;

/**
 * A number that an account has bought.
 *
 * @param hooks the webhooks by field name: {@code Sms, SmsFallback, Voice, VoiceFallback, StatusCallback}
 * @param settings the other fields that clients can set, by Twilio's name
 */
public record PhoneNumber(
        long sequence,
        String sid,
        String accountSid,
        String address,
        NumberType type,
        String friendlyName,
        Map<String, NumberWebhook> hooks,
        Map<String, String> settings,
        Instant dateCreated,
        Instant dateUpdated)
        implements PageRequest.Item {

    public NumberWebhook sms() {
        return hook("Sms");
    }

    public NumberWebhook smsFallback() {
        return hook("SmsFallback");
    }

    public NumberWebhook voice() {
        return hook("Voice");
    }

    public NumberWebhook voiceFallback() {
        return hook("VoiceFallback");
    }

    /** The webhook for the end of each call; messages have their own callbacks. */
    public NumberWebhook statusCallback() {
        return hook("StatusCallback");
    }

    private NumberWebhook hook(String name) {
        return hooks.getOrDefault(name, NumberWebhook.NONE);
    }

    String setting(String name) {
        return settings.getOrDefault(name, "");
    }
}
