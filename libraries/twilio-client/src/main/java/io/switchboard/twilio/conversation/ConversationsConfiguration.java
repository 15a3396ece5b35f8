package io.switchboard.twilio.conversation;

import java.util.List;
import java.util.Optional;

import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;

/** Reads and changes the settings of an account's Twilio Conversations. */
public final class ConversationsConfiguration {

    private static final String WEBHOOKS = "/v1/Configuration/Webhooks";
    private static final String ADDRESSES = "/v1/Configuration/Addresses";

    private final TwilioApi api;

    public ConversationsConfiguration(TwilioAccount account) {
        this.api = account.api().product("conversations");
    }

    /** Returns the account's webhook; empty for an account without Conversations. */
    public Optional<ConversationsWebhook> webhook() {
        return api.find(WEBHOOKS).map(ConversationsWebhook::of);
    }

    /** Sets the webhook after events, and the events; the webhook before events stays as it is. May be repeated. */
    public ConversationsWebhook configure(String postWebhookUrl, String method, List<String> filters) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "PostWebhookUrl", postWebhookUrl);
        TwilioApi.add(params, "Method", method);
        TwilioApi.add(params, "Target", "webhook");
        filters.forEach(filter -> TwilioApi.add(params, "Filters", filter));
        return ConversationsWebhook.of(api.post(WEBHOOKS, params));
    }

    /**
     * Lets an address ({@code IG…}) create no conversations any more. May be repeated.
     *
     * @see <a href="https://www.twilio.com/docs/conversations/api/address-configuration-resource">Address configuration</a>
     */
    public void endAutoCreation(String addressSid) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "AutoCreation.Enabled", "false");
        api.post(ADDRESSES + "/" + TwilioApi.sid(addressSid), params);
    }
}
