package io.switchboard.provisioning.conversations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.provisioning.place.PlaceId;
import io.switchboard.provisioning.place.WebhookPlace;
import io.switchboard.twilio.conversation.ConversationsConfiguration;
import io.switchboard.twilio.conversation.ConversationsWebhook;
import io.switchboard.twilio.failure.TwilioRefused;

/**
 * The webhook of a Conversations Service.
 *
 * @param desired the managed fields
 * @param isOurs whether it leads to Switchboard, and what was there before is kept
 */
record ServicePlace(
        PlaceId id,
        ConversationsConfiguration twilio,
        String serviceSid,
        ConversationsWebhook webhook,
        Map<String, String> desired,
        boolean isOurs)
        implements WebhookPlace {

    @Override
    public Map<String, String> actual() {
        return ServicePlanner.actual(webhook);
    }

    @Override
    public boolean isChanging() {
        return false;
    }

    @Override
    public WebhookPlace change() {
        var all = new HashMap<>(actual());
        all.putAll(desired);
        var filters = all.getOrDefault(ConversationsPlanner.FILTERS, "");
        twilio.configureService(
                serviceSid,
                all.getOrDefault(ConversationsPlanner.URL, ""),
                all.getOrDefault(ConversationsPlanner.METHOD, ""),
                filters.isEmpty() ? List.of() : List.of(filters.split(",", -1)));
        var changed = twilio.webhookOf(serviceSid).orElseThrow(() -> new TwilioRefused(404, 20404, id.key()));
        return new ServicePlace(id, twilio, serviceSid, changed, desired, isOurs);
    }
}
