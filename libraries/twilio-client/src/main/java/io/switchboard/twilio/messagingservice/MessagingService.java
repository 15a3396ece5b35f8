package io.switchboard.twilio.messagingservice;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;

/**
 * A Messaging Service.
 *
 * @param sid {@code MG…}
 * @param usesNumbersWebhook whether a text to one of its numbers goes to the number's own webhook
 * @param inboundRequestUrl where it goes otherwise; empty for nowhere: Twilio then neither keeps nor forwards the text
 */
public record MessagingService(String sid, String friendlyName, boolean usesNumbersWebhook, String inboundRequestUrl) {

    static MessagingService of(JsonNode json) {
        return new MessagingService(
                JsonFields.text(json, "sid"),
                JsonFields.text(json, "friendly_name"),
                JsonFields.isTrue(json, "use_inbound_webhook_on_number"),
                JsonFields.text(json, "inbound_request_url"));
    }

    /** Returns whether Twilio loses the texts to the service's numbers. */
    public boolean losesTexts() {
        return !usesNumbersWebhook && inboundRequestUrl.isEmpty();
    }
}
