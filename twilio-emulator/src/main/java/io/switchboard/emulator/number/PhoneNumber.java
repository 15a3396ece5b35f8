package io.switchboard.emulator.number;

import java.time.Instant;
import java.util.Map;

import io.switchboard.emulator.rest.Sequenced;

/**
 * A number that an account has bought.
 *
 * @param hooks by field name: {@code Sms, SmsFallback, Voice, VoiceFallback, StatusCallback}
 * @param settings the other fields that Twilio lets one set, by Twilio's name
 */
public record PhoneNumber(
        long sequence,
        String sid,
        String accountSid,
        String address,
        NumberType type,
        String friendlyName,
        Map<String, Hook> hooks,
        Map<String, String> settings,
        Instant dateCreated,
        Instant dateUpdated)
        implements Sequenced {

    public Hook sms() {
        return hook("Sms");
    }

    public Hook smsFallback() {
        return hook("SmsFallback");
    }

    public Hook voice() {
        return hook("Voice");
    }

    public Hook voiceFallback() {
        return hook("VoiceFallback");
    }

    /** Called at the end of each call; messages have their own callbacks. */
    public Hook statusCallback() {
        return hook("StatusCallback");
    }

    private Hook hook(String name) {
        return hooks.getOrDefault(name, Hook.NONE);
    }

    String setting(String name) {
        return settings.getOrDefault(name, "");
    }
}
