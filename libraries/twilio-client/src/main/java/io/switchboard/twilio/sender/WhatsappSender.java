package io.switchboard.twilio.sender;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;

/**
 * A sender of WhatsApp messages, which has webhooks of its own: those of the phone number do not count for WhatsApp.
 *
 * @param sid {@code XE…}
 * @param senderId the address in Twilio's form, {@code whatsapp:+15005550006}
 * @param status {@code ONLINE}, {@code ONLINE:UPDATING}, {@code OFFLINE} and others
 * @param webhook the values of {@link #FIELDS} by Twilio's names; empty for none
 * @see <a href="https://www.twilio.com/docs/whatsapp/api/senders">Senders API</a>
 */
public record WhatsappSender(String sid, String senderId, String status, Map<String, String> webhook) {

    /** The fields of a sender's webhook. */
    public static final List<String> FIELDS = List.of(
            "callback_url",
            "callback_method",
            "fallback_url",
            "fallback_method",
            "status_callback_url",
            "status_callback_method");

    private static final String CHANNEL = "whatsapp:";

    public WhatsappSender {
        webhook = Map.copyOf(webhook);
    }

    static WhatsappSender of(JsonNode json) {
        var webhook = new LinkedHashMap<String, String>();
        FIELDS.forEach(field -> webhook.put(field, JsonFields.text(json.path("webhook"), field)));
        return new WhatsappSender(
                JsonFields.text(json, "sid"),
                JsonFields.text(json, "sender_id"),
                JsonFields.text(json, "status"),
                webhook);
    }

    /** Returns the number in E.164; empty for a sender that is no number. */
    public String address() {
        return senderId.startsWith(CHANNEL + "+") ? senderId.substring(CHANNEL.length()) : "";
    }

    /** Returns whether Twilio has accepted a change and not completed it yet. */
    public boolean isUpdating() {
        return status.endsWith("UPDATING");
    }

    /** Names no address. */
    @Override
    public String toString() {
        return "WhatsappSender[%s, %s]".formatted(sid, status);
    }
}
