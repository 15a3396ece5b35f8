package io.switchboard.provisioning.conversations;

import java.util.List;
import java.util.Map;

import io.switchboard.provisioning.place.PlaceId;
import io.switchboard.provisioning.place.WebhookPlace;
import io.switchboard.twilio.conversation.ConversationsConfiguration;
import io.switchboard.twilio.conversation.ConversationsWebhook;
import io.switchboard.twilio.failure.TwilioRefused;

/**
 * The webhook of an account's Twilio Conversations.
 *
 * @param desired the managed fields
 */
record ConversationsPlace(
        PlaceId id, ConversationsConfiguration twilio, ConversationsWebhook webhook, Map<String, String> desired)
        implements WebhookPlace {

    @Override
    public Map<String, String> actual() {
        return ConversationsPlanner.actual(webhook);
    }

    @Override
    public boolean isOurs() {
        return ConversationsPlanner.isOurs(webhook);
    }

    @Override
    public boolean isChanging() {
        return false;
    }

    @Override
    public WebhookPlace change() {
        twilio.configure(
                desired.getOrDefault(ConversationsPlanner.URL, ""),
                desired.getOrDefault(ConversationsPlanner.METHOD, ""),
                List.of(desired.getOrDefault(ConversationsPlanner.FILTERS, "").split(",", -1)));
        var changed = twilio.webhook().orElseThrow(() -> new TwilioRefused(404, 20404, id.key()));
        return new ConversationsPlace(id, twilio, changed, desired);
    }
}
