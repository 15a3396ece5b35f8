package io.switchboard.emulator.sender;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.emulator.rest.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * A WhatsApp sender.
 *
 * @param senderId {@code whatsapp:} and the number in E.164
 * @param webhook the fields that clients set, by Twilio's names
 * @param profile what clients sent, as it is
 * @param createdAt when it was created
 * @param changedAt when it was changed last
 */
public record WhatsAppSender(
        long sequence,
        String sid,
        String accountSid,
        String senderId,
        Map<String, String> webhook,
        Map<String, Object> profile,
        Instant createdAt,
        Instant changedAt)
        implements PageRequest.Item {

    static final List<String> WEBHOOK_FIELDS = List.of(
            "callback_url",
            "callback_method",
            "fallback_url",
            "fallback_method",
            "status_callback_url",
            "status_callback_method");

    /** How long Twilio seems to work on a change. */
    private static final Duration CHANGE = Duration.ofMillis(200);

    public WhatsAppSender {
        webhook = Map.copyOf(webhook);
        profile = Map.copyOf(profile);
    }

    /** Returns where a customer's message goes; empty for nowhere. */
    public String callbackUrl() {
        return webhook.getOrDefault("callback_url", "");
    }

    public String callbackMethod() {
        return method("callback_method");
    }

    /** Returns the URL that is called when that fails; empty for none. */
    public String fallbackUrl() {
        return webhook.getOrDefault("fallback_url", "");
    }

    public String fallbackMethod() {
        return method("fallback_method");
    }

    /** Returns where statuses go of messages without a URL of their own; empty for nowhere. */
    public String statusCallbackUrl() {
        return webhook.getOrDefault("status_callback_url", "");
    }

    private String method(String field) {
        var method = webhook.getOrDefault(field, "");
        return method.isEmpty() ? "POST" : method;
    }

    /** The same sender with these fields of the webhook and of the profile; others stay. */
    WhatsAppSender with(Map<String, String> webhookChanges, Map<String, Object> profileChanges, Instant now) {
        var allOfWebhook = new HashMap<>(webhook);
        allOfWebhook.putAll(webhookChanges);
        var allOfProfile = new HashMap<>(profile);
        allOfProfile.putAll(profileChanges);
        return new WhatsAppSender(sequence, sid, accountSid, senderId, allOfWebhook, allOfProfile, createdAt, now);
    }

    /** A new sender is created for a while, and a changed one updated. */
    private String status(Instant now) {
        if (now.isBefore(createdAt.plus(CHANGE))) {
            return "CREATING";
        }
        return now.isBefore(changedAt.plus(CHANGE)) ? "ONLINE:UPDATING" : "ONLINE";
    }

    Map<String, @Nullable Object> resource(Instant now) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        WEBHOOK_FIELDS.forEach(field -> {
            var value = webhook.getOrDefault(field, "");
            fields.put(field, value.isEmpty() ? null : value);
        });
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("sid", sid);
        json.put("sender_id", senderId);
        json.put("status", status(now));
        json.put("webhook", fields);
        json.put("profile", profile);
        json.put("configuration", Map.of());
        json.put("properties", Map.of());
        json.put("offline_reasons", null);
        json.put("url", "https://messaging.twilio.com/v2/Channels/Senders/" + sid);
        return json;
    }
}
