package io.switchboard.provisioning.webhooks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.WebhookPlan.UnmanagedChannel;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.WebhookField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans a number's webhooks. */
@Component
public class WebhookPlanner {

    /**
     * Asks Twilio for up to three retries, also after a 5xx response or a timeout; without it Twilio retries a failed
     * connection only, once. Twilio spends at most 15 seconds on all attempts together, so one attempt may take 2 seconds to
     * connect and 5 to be answered: a receiver that hangs leaves time for a second attempt.
     *
     * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">Connection overrides</a>
     */
    static final String RETRIES = "#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000";

    private static final String SMS = "sms";
    private static final String VOICE = "voice";
    private static final String POST = "POST";
    private static final String NOT_MANAGED = "PROVISIONING_CHANNELS";

    private final WebhookSettings settings;

    WebhookPlanner(WebhookSettings settings) {
        this.settings = settings;
    }

    /** Returns a planner for an installation that manages all channels under this address. */
    public static WebhookPlanner forBaseUrl(String publicBaseUrl) {
        return new WebhookPlanner(new WebhookSettings(publicBaseUrl, "", WebhookSettings.ALL_CHANNELS, false));
    }

    /** Returns whether Switchboard manages this channel. */
    public boolean manages(String channel) {
        return settings.channels().contains(channel);
    }

    /** Returns whether a webhook's URL leads to this installation. */
    public boolean isOurs(String url) {
        return settings.isOurs(url);
    }

    /** Returns the URL of a webhook path that Twilio is to call. */
    public String primaryUrl(String path) {
        return plainUrl(path) + RETRIES;
    }

    /** Returns the URL that Twilio calls when that one fails. */
    public String fallbackUrl(String path) {
        return settings.fallbackBaseUrl() + "/api/webhooks" + path + RETRIES;
    }

    /** Returns the URL of a webhook path where Twilio does not know connection overrides. */
    public String plainUrl(String path) {
        return settings.publicBaseUrl() + "/api/webhooks" + path;
    }

    /** Returns the settings of all plans, to compare with those of another instance. */
    public String settings() {
        return settings.toString();
    }

    /**
     * Plans the fields of each channel that the number is capable of, except where Twilio ignores them because an
     * application or a trunk is assigned, and except the channels that a setting leaves alone. The URLs of a channel that
     * the tenant does not want are cleared where they are ours, and stay where they are not.
     *
     * @param desired null for a number that is not recorded yet: all its channels are wanted
     */
    public WebhookPlan planFor(@Nullable PhoneNumber desired, IncomingNumber number) {
        var plan = new PlanInProgress(number, desired == null ? null : desired.enabledChannels());
        var can = number.capabilities();
        if (can.sms() || can.mms()) {
            plan.add(SMS, smsManagedBy(number), smsFields());
        }
        if (can.voice()) {
            plan.add(VOICE, voiceManagedBy(number), voiceFields(desired == null ? null : desired.agentId()));
        }
        return plan.done();
    }

    /** Collects the plan of one number. */
    private final class PlanInProgress {

        private final Map<WebhookField, String> actual;
        private final @Nullable List<String> wanted;
        private final Map<WebhookField, String> desired = new EnumMap<>(WebhookField.class);
        private final List<String> channels = new ArrayList<>();
        private final List<UnmanagedChannel> unmanaged = new ArrayList<>();

        PlanInProgress(IncomingNumber number, @Nullable List<String> wanted) {
            this.actual = number.webhooks();
            this.wanted = wanted;
        }

        void add(String channel, @Nullable String managedBy, Map<WebhookField, String> fields) {
            if (managedBy != null) {
                unmanaged.add(new UnmanagedChannel(channel, managedBy));
            } else if (wanted == null || wanted.contains(channel)) {
                channels.add(channel);
                desired.putAll(fields);
            } else {
                fields.keySet().stream()
                        .filter(field -> settings.isOurs(actual.getOrDefault(field, "")))
                        .forEach(field -> desired.put(field, ""));
            }
        }

        WebhookPlan done() {
            return new WebhookPlan(desired, channels, unmanaged);
        }
    }

    private @Nullable String smsManagedBy(IncomingNumber number) {
        if (!settings.channels().contains(SMS)) {
            return NOT_MANAGED;
        }
        return number.smsApplicationSid() == null ? null : "SmsApplicationSid";
    }

    private @Nullable String voiceManagedBy(IncomingNumber number) {
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
                primaryUrl("/sms"),
                WebhookField.SMS_METHOD,
                POST,
                WebhookField.SMS_FALLBACK_URL,
                fallbackUrl("/sms"),
                WebhookField.SMS_FALLBACK_METHOD,
                POST);
    }

    private Map<WebhookField, String> voiceFields(@Nullable String agentId) {
        return Map.of(
                WebhookField.VOICE_URL,
                primaryUrl("/voice" + agentQuery(agentId)),
                WebhookField.VOICE_METHOD,
                POST,
                WebhookField.VOICE_FALLBACK_URL,
                fallbackUrl("/voice" + agentQuery(agentId)),
                WebhookField.VOICE_FALLBACK_METHOD,
                POST,
                WebhookField.STATUS_CALLBACK,
                primaryUrl("/voice/status"),
                WebhookField.STATUS_CALLBACK_METHOD,
                POST);
    }

    private String agentQuery(@Nullable String agentId) {
        return agentId == null || !settings.webhookAgentId()
                ? ""
                : "?agentId=" + URLEncoder.encode(agentId, StandardCharsets.UTF_8);
    }
}
