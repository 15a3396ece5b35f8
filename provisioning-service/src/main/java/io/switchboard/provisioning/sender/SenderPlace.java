package io.switchboard.provisioning.sender;

import java.util.HashMap;
import java.util.Map;

import io.switchboard.provisioning.place.PlaceId;
import io.switchboard.provisioning.place.WebhookPlace;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.sender.WhatsappSender;
import io.switchboard.twilio.sender.WhatsappSenders;

/**
 * The webhooks of a number's WhatsApp sender.
 *
 * @param desired the managed fields
 * @param isOurs whether the sender had a webhook of Switchboard's
 */
record SenderPlace(
        WhatsappSenders senders, PhoneNumber number, WhatsappSender sender, Map<String, String> desired, boolean isOurs)
        implements WebhookPlace {

    @Override
    public PlaceId id() {
        return SenderPlanner.idOf(number, sender);
    }

    @Override
    public Map<String, String> actual() {
        return sender.webhook();
    }

    @Override
    public boolean isChanging() {
        return sender.isUpdating();
    }

    @Override
    public WebhookPlace change() {
        var all = new HashMap<>(sender.webhook());
        all.putAll(desired);
        senders.configure(sender.sid(), all);
        var changed = senders.find(sender.sid()).orElseThrow(() -> new TwilioRefused(404, 20404, sender.sid()));
        return new SenderPlace(senders, number, changed, desired, isOurs);
    }
}
