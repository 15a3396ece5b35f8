package io.switchboard.twilio.conversation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;

/**
 * The configuration of an address: whether and how Twilio Conversations creates a conversation for a message to it.
 *
 * @param sid {@code IG…}
 * @param type {@code sms}, {@code whatsapp} and others
 * @param address a phone number, with its channel and a colon before it for some types
 * @param autoCreation Twilio's parameters below {@code AutoCreation.}, such as {@code Enabled}, with their values as text;
 *     several events in the order of Twilio, with commas between them
 * @see <a href="https://www.twilio.com/docs/conversations/api/address-configuration-resource">Address configuration</a>
 */
public record AddressConfiguration(String sid, String type, String address, Map<String, String> autoCreation) {

    /** Whether conversations are created, {@code true} or {@code false}. */
    public static final String ENABLED = "Enabled";

    /** The events of the new conversations that are sent to {@code WebhookUrl}. */
    static final String WEBHOOK_FILTERS = "WebhookFilters";

    /** The parameters, with Twilio's names in JSON. */
    private static final Map<String, String> FIELDS = Map.of(
            ENABLED,
            "enabled",
            "Type",
            "type",
            "ConversationServiceSid",
            "conversation_service_sid",
            "WebhookUrl",
            "webhook_url",
            "WebhookMethod",
            "webhook_method",
            "StudioFlowSid",
            "studio_flow_sid",
            "StudioRetryCount",
            "studio_retry_count");

    public AddressConfiguration {
        autoCreation = Map.copyOf(autoCreation);
    }

    static AddressConfiguration of(JsonNode json) {
        var creation = json.path("auto_creation");
        var fields = new LinkedHashMap<String, String>();
        FIELDS.forEach(
                (parameter, field) -> fields.put(parameter, creation.path(field).asText("")));
        fields.put(WEBHOOK_FILTERS, String.join(",", filters(creation)));
        return new AddressConfiguration(
                JsonFields.text(json, "sid"), JsonFields.text(json, "type"), JsonFields.text(json, "address"), fields);
    }

    private static List<String> filters(JsonNode creation) {
        return creation.path("webhook_filters")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    /** Returns whether messages to the address create conversations. */
    public boolean isCreating() {
        return Boolean.parseBoolean(autoCreation.get(ENABLED));
    }

    /** Returns the address without its channel. */
    public String phoneNumber() {
        return address.replaceFirst("^[a-z]+:", "");
    }

    /** Omits the address. */
    @Override
    public String toString() {
        return "AddressConfiguration[%s, %s]".formatted(sid, type);
    }
}
