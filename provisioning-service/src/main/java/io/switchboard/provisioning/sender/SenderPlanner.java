package io.switchboard.provisioning.sender;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.switchboard.provisioning.place.PlaceId;
import io.switchboard.provisioning.place.PlaceWebhooks;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.sender.WhatsappSender;
import io.switchboard.twilio.sender.WhatsappSenders;
import org.springframework.stereotype.Component;

/**
 * Plans the webhooks of WhatsApp senders. A sender whose number wants WhatsApp has ours; otherwise ours are replaced by what
 * was there before, and foreign ones stay.
 */
@Component
public class SenderPlanner {

    /** The channel's name in a number's record and in {@code PROVISIONING_CHANNELS}. */
    public static final String CHANNEL = "whatsapp";

    private static final String POST = "POST";

    private final WebhookPlanner webhooks;

    public SenderPlanner(WebhookPlanner webhooks) {
        this.webhooks = webhooks;
    }

    /** Returns whether Switchboard manages senders at all. */
    public boolean isManaged() {
        return webhooks.manages(CHANNEL);
    }

    /** Finds the sender of a number; none for an account that may not use senders. Costs a list. */
    public Optional<WhatsappSender> senderOf(TwilioAccount twilio, PhoneNumber number) {
        return SenderList.of(new WhatsappSenders(twilio))
                .filter(sender -> sender.address().equals(number.address()))
                .findFirst();
    }

    /** Returns the key of a sender in the history of places. */
    public static String keyOf(WhatsappSender sender) {
        return "whatsapp-sender|" + sender.sid();
    }

    static PlaceId idOf(PhoneNumber number, WhatsappSender sender) {
        return new PlaceId(
                keyOf(sender),
                number.accountSid(),
                number.tenantId(),
                "whatsapp-sender",
                "phone-numbers/%s/whatsapp-sender".formatted(number.id()),
                number);
    }

    /**
     * Returns the fields that the number's sender should have.
     *
     * @param known what is known of the sender
     */
    public Map<String, String> desired(PhoneNumber number, WhatsappSender sender, PlaceWebhooks known) {
        if (!isManaged()) {
            return Map.of();
        }
        return number.wantedChannels().contains(CHANNEL) ? ours() : withoutOurs(sender, known);
    }

    /** Returns whether the sender's webhooks differ from those that its number should have. */
    boolean differs(PhoneNumber number, WhatsappSender sender) {
        if (!isManaged()) {
            return false;
        }
        return number.wantedChannels().contains(CHANNEL) ? !isAsPlanned(sender) : hasOurs(sender);
    }

    /** Returns whether the sender has the webhooks of one whose number wants WhatsApp. */
    public boolean isAsPlanned(WhatsappSender sender) {
        return sender.webhook().entrySet().containsAll(ours().entrySet());
    }

    SenderPlace place(WhatsappSenders senders, PhoneNumber number, WhatsappSender sender, Map<String, String> desired) {
        return new SenderPlace(senders, number, sender, desired, hasOurs(sender));
    }

    private boolean hasOurs(WhatsappSender sender) {
        return sender.webhook().values().stream().anyMatch(webhooks::isOurs);
    }

    private Map<String, String> ours() {
        return Map.of(
                "callback_url",
                webhooks.primaryUrl("/whatsapp"),
                "callback_method",
                POST,
                "fallback_url",
                webhooks.fallbackUrl("/whatsapp"),
                "fallback_method",
                POST,
                "status_callback_url",
                webhooks.primaryUrl("/status"),
                "status_callback_method",
                POST);
    }

    private Map<String, String> withoutOurs(WhatsappSender sender, PlaceWebhooks known) {
        var desired = new HashMap<String, String>();
        sender.webhook().forEach((field, value) -> {
            if (webhooks.isOurs(value)) {
                desired.put(field, webhooks.isOurs(known.original(field)) ? "" : known.original(field));
            }
        });
        return desired;
    }
}
