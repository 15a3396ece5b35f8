package io.switchboard.provisioning.conversations;

import java.util.Map;

import io.switchboard.provisioning.place.PlaceId;
import io.switchboard.provisioning.place.WebhookPlace;
import io.switchboard.twilio.conversation.AddressConfiguration;
import io.switchboard.twilio.conversation.ConversationsConfiguration;
import io.switchboard.twilio.failure.TwilioRefused;

/**
 * The creation of conversations for one address.
 *
 * @param desired the managed fields
 */
record AutoCreationPlace(
        PlaceId id, ConversationsConfiguration twilio, AddressConfiguration address, Map<String, String> desired)
        implements WebhookPlace {

    @Override
    public Map<String, String> actual() {
        return address.autoCreation();
    }

    /** What an address had before is kept by the time at which it creates no conversations. */
    @Override
    public boolean isOurs() {
        return !address.isCreating();
    }

    @Override
    public boolean isChanging() {
        return false;
    }

    /** All fields count as replaced: Twilio does not document which of them stay when the creation is switched off. */
    @Override
    public Map<String, String> replaced() {
        return differences().isEmpty() ? Map.of() : actual();
    }

    @Override
    public WebhookPlace change() {
        twilio.configureAutoCreation(address.sid(), desired);
        var changed = twilio.address(address.sid()).orElseThrow(() -> new TwilioRefused(404, 20404, id.key()));
        return new AutoCreationPlace(id, twilio, changed, desired);
    }
}
