package io.switchboard.provisioning.webhooks;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.switchboard.twilio.WebhookField;

/**
 * The webhooks that a number should have.
 *
 * @param desired the fields that Switchboard manages, with their values
 * @param channels the channels that Switchboard manages
 * @param unmanaged the channels that it leaves alone
 */
public record WebhookPlan(Map<WebhookField, String> desired, List<String> channels, List<UnmanagedChannel> unmanaged) {

    /**
     * A channel that stays as it is.
     *
     * @param managedBy Twilio's field that assigns the channel to something else, {@code SmsApplicationSid}, {@code
     *     TrunkSid} …, or our setting that leaves it alone, {@code PROVISIONING_CHANNELS}
     */
    public record UnmanagedChannel(String channel, String managedBy) {}

    public WebhookPlan {
        channels = List.copyOf(channels);
        unmanaged = List.copyOf(unmanaged);
    }

    /** The desired fields that have another value in {@code actual}. */
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
