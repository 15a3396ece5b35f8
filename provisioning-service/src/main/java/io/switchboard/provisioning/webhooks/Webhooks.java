package io.switchboard.provisioning.webhooks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.switchboard.provisioning.webhooks.WebhookPlan.NotOurs;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.WebhookField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides where a number's webhooks should point. */
@Component
public class Webhooks {

    /**
     * Asks Twilio for up to three more tries, also after a 5xx answer or a timeout; without it Twilio repeats only a failed
     * connection, once. Twilio spends at most 15 seconds on all tries together, so one try may take 2 seconds to connect
     * and 5 to be answered: a receiver that hangs leaves time for a second try.
     *
     * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">Connection overrides</a>
     */
    static final String RETRIES = "#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000";

    private static final String SMS = "sms";
    private static final String VOICE = "voice";
    private static final String POST = "POST";
    private static final String NOT_MANAGED = "MANAGED_CHANNELS";

    private final WebhookSettings settings;

    Webhooks(WebhookSettings settings) {
        this.settings = settings;
    }

    /**
     * What we want of this number: the fields of each channel that it is capable of, except where Twilio ignores them
     * because somebody has put an application or a trunk there, and except those that we were told to leave alone.
     */
    public WebhookPlan planFor(IncomingNumber number) {
        var desired = new EnumMap<WebhookField, String>(WebhookField.class);
        var channels = new ArrayList<String>();
        var notOurs = new ArrayList<NotOurs>();
        var can = number.capabilities();
        if (can.sms() || can.mms()) {
            plan(SMS, smsTakenBy(number), smsFields(), desired, channels, notOurs);
        }
        if (can.voice()) {
            plan(VOICE, voiceTakenBy(number), voiceFields(), desired, channels, notOurs);
        }
        return new WebhookPlan(desired, channels, notOurs);
    }

    private static void plan(
            String channel,
            @Nullable String takenBy,
            Map<WebhookField, String> fields,
            Map<WebhookField, String> desired,
            List<String> channels,
            List<NotOurs> notOurs) {
        if (takenBy == null) {
            channels.add(channel);
            desired.putAll(fields);
        } else {
            notOurs.add(new NotOurs(channel, takenBy));
        }
    }

    private @Nullable String smsTakenBy(IncomingNumber number) {
        if (!settings.channels().contains(SMS)) {
            return NOT_MANAGED;
        }
        return number.smsApplicationSid() == null ? null : "SmsApplicationSid";
    }

    private @Nullable String voiceTakenBy(IncomingNumber number) {
        if (!settings.channels().contains(VOICE)) {
            return NOT_MANAGED;
        }
        if (number.trunkSid() != null) {
            return "TrunkSid";
        }
        return number.voiceApplicationSid() == null ? null : "VoiceApplicationSid";
    }

    private Map<WebhookField, String> smsFields() {
        return Map.of(
                WebhookField.SMS_URL,
                primary("/sms"),
                WebhookField.SMS_METHOD,
                POST,
                WebhookField.SMS_FALLBACK_URL,
                fallback("/sms"),
                WebhookField.SMS_FALLBACK_METHOD,
                POST);
    }

    private Map<WebhookField, String> voiceFields() {
        return Map.of(
                WebhookField.VOICE_URL,
                primary("/voice"),
                WebhookField.VOICE_METHOD,
                POST,
                WebhookField.VOICE_FALLBACK_URL,
                fallback("/voice"),
                WebhookField.VOICE_FALLBACK_METHOD,
                POST,
                WebhookField.STATUS_CALLBACK,
                primary("/voice/status"),
                WebhookField.STATUS_CALLBACK_METHOD,
                POST);
    }

    private String primary(String path) {
        return settings.publicBaseUrl() + "/api/webhooks" + path + RETRIES;
    }

    private String fallback(String path) {
        return settings.fallbackBaseUrl() + "/api/webhooks" + path + RETRIES;
    }
}
