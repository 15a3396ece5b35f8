package io.switchboard.twilio.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.twilio.JsonFields;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;

/** Reads and changes the settings of an account's Twilio Conversations, of its services and of its addresses. */
public final class ConversationsConfiguration {

    private static final String PRODUCT = "conversations";
    private static final String HOST = "https://" + PRODUCT + ".twilio.com";
    private static final String WEBHOOKS = "/v1/Configuration/Webhooks";
    private static final String ADDRESSES = "/v1/Configuration/Addresses";
    private static final String SERVICES = "/v1/Services";
    private static final String AUTO_CREATION = "AutoCreation.";

    private final TwilioApi api;

    public ConversationsConfiguration(TwilioAccount account) {
        this.api = account.api().product(PRODUCT);
    }

    /** Returns the account's webhook; empty for an account without Conversations. */
    public Optional<ConversationsWebhook> webhook() {
        return api.find(WEBHOOKS).map(ConversationsWebhook::of);
    }

    /** Sets the webhook after events, and the events; the webhook before events stays as it is. May be repeated. */
    public ConversationsWebhook configure(String postWebhookUrl, String method, List<String> filters) {
        var params = webhookParams(postWebhookUrl, method, filters);
        TwilioApi.add(params, "Target", "webhook");
        return ConversationsWebhook.of(api.post(WEBHOOKS, params));
    }

    /** Returns the SIDs of the account's services ({@code IS…}). The first page is fetched now, the others as the stream is read. */
    public Stream<String> serviceSids() {
        return api.listByUrl(HOST + SERVICES, "services", TwilioApi.LARGEST_PAGE)
                .map(json -> JsonFields.text(json, "sid"));
    }

    /** Returns the webhook of a service, which has no target; empty for a service that is not the account's. */
    public Optional<ConversationsWebhook> webhookOf(String serviceSid) {
        return api.find(webhooksOf(serviceSid)).map(ConversationsWebhook::of);
    }

    /**
     * Sets a service's webhook after events, and the events; the webhook before events stays as it is. May be repeated.
     *
     * @param filters the events; without any the parameter is sent empty
     * @see <a href="https://www.twilio.com/docs/conversations/api/per-service-webhook-resource">Webhooks of a service</a>
     */
    public void configureService(String serviceSid, String postWebhookUrl, String method, List<String> filters) {
        api.post(
                webhooksOf(serviceSid),
                webhookParams(postWebhookUrl, method, filters.isEmpty() ? List.of("") : filters));
    }

    private static String webhooksOf(String serviceSid) {
        return SERVICES + "/" + TwilioApi.sid(serviceSid) + "/Configuration/Webhooks";
    }

    private static Map<String, List<String>> webhookParams(String postWebhookUrl, String method, List<String> filters) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "PostWebhookUrl", postWebhookUrl);
        TwilioApi.add(params, "Method", method);
        filters.forEach(filter -> TwilioApi.add(params, "Filters", filter));
        return params;
    }

    /** Returns the configurations of addresses. The first page is fetched now, the others as the stream is read. */
    public Stream<AddressConfiguration> addresses() {
        return api.listByUrl(HOST + ADDRESSES, "address_configurations", TwilioApi.LARGEST_PAGE)
                .map(AddressConfiguration::of);
    }

    /** Returns the configuration of an address ({@code IG…}). */
    public Optional<AddressConfiguration> address(String addressSid) {
        return api.find(pathOf(addressSid)).map(AddressConfiguration::of);
    }

    /** Lets an address ({@code IG…}) create no conversations any more. May be repeated. */
    public void endAutoCreation(String addressSid) {
        configureAutoCreation(addressSid, Map.of(AddressConfiguration.ENABLED, "false"));
    }

    /**
     * Sets these of the parameters of {@link AddressConfiguration#autoCreation()}. May be repeated.
     *
     * @see <a href="https://www.twilio.com/docs/conversations/api/address-configuration-resource">Address configuration</a>
     */
    public void configureAutoCreation(String addressSid, Map<String, String> autoCreation) {
        var params = TwilioApi.params();
        autoCreation.forEach((name, value) -> {
            var values =
                    name.equals(AddressConfiguration.WEBHOOK_FILTERS) ? value.split(",", -1) : new String[] {value};
            List.of(values).forEach(each -> TwilioApi.add(params, AUTO_CREATION + name, each));
        });
        api.post(pathOf(addressSid), params);
    }

    private static String pathOf(String addressSid) {
        return ADDRESSES + "/" + TwilioApi.sid(addressSid);
    }
}
