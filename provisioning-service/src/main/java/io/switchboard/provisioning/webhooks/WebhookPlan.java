package io.switchboard.provisioning.webhooks;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.switchboard.twilio.WebhookField;

/**
 * What we want of one number.
 *
 * @param desired the fields that are ours, with their values
 * @param channels the channels that are ours
 * @param notOurs the channels that somebody else looks after
 */
public record WebhookPlan(Map<WebhookField, String> desired, List<String> channels, List<NotOurs> notOurs) {

    /**
     * A channel that is not touched.
     *
     * @param reason Twilio's field that hands it to something else, {@code SmsApplicationSid}, {@code TrunkSid} …, or our
     *     setting that leaves it alone, {@code MANAGED_CHANNELS}
     */
    public record NotOurs(String channel, String reason) {}

    public WebhookPlan {
        channels = List.copyOf(channels);
        notOurs = List.copyOf(notOurs);
    }

    /** Those desired fields that are otherwise in {@code actual}. */
    public Map<WebhookField, String> differences(Map<WebhookField, String> actual) {
        var differences = new EnumMap<WebhookField, String>(WebhookField.class);
        desired.forEach((field, value) -> {
            if (!value.equals(actual.get(field))) {
                differences.put(field, value);
            }
        });
        return differences;
    }
}
