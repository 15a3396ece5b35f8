package io.switchboard.provisioning.conversations;

import java.util.HashMap;
import java.util.Map;

import io.switchboard.provisioning.place.PlaceId;
import io.switchboard.provisioning.place.PlaceWebhooks;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.twilio.conversation.AddressConfiguration;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Plans the creation of conversations for addresses of Twilio Conversations. While a tenant ends it, the addresses of its
 * numbers create none; then each has what it had before, unless somebody else has switched it on since.
 */
@Component
public class AutoCreationPlanner {

    private static final String WHAT = "conversations-address";

    private final ConversationsPlanner conversations;
    private final TenantConversationsStore settings;

    public AutoCreationPlanner(ConversationsPlanner conversations, TenantConversationsStore settings) {
        this.conversations = conversations;
        this.settings = settings;
    }

    boolean isManaged() {
        return conversations.isManaged();
    }

    /** Returns whether the tenant ends the creation of conversations for its numbers. */
    public boolean isEndedBy(TenantId tenant) {
        return isManaged() && settings.of(tenant).endAutoCreation();
    }

    /** Returns the beginning of the keys of an account's addresses in the history of places. */
    static String prefixOf(String accountSid) {
        return WHAT + "|" + accountSid + "|";
    }

    static PlaceId idOf(String accountSid, String addressSid, TenantId tenant, @Nullable PhoneNumber number) {
        return new PlaceId(
                prefixOf(accountSid) + addressSid,
                accountSid,
                tenant,
                WHAT,
                "accounts/%s/conversations-addresses/%s".formatted(accountSid, addressSid),
                number);
    }

    /** Returns the fields that the address of the tenant's number should have; none where it is left alone. */
    Map<String, String> desired(AddressConfiguration address, PlaceWebhooks known, TenantId tenant) {
        if (isEndedBy(tenant)) {
            return Map.of(AddressConfiguration.ENABLED, "false");
        }
        var originals = known.originals();
        if (originals == null || address.isCreating()) {
            return Map.of();
        }
        var fields = new HashMap<>(originals);
        fields.values().removeIf(String::isEmpty);
        return fields;
    }
}
