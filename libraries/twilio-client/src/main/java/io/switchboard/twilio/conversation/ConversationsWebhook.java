package io.switchboard.twilio.conversation;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;

/**
 * The webhook of an account's Twilio Conversations, or that of one of its services. A service whose webhook has a URL calls
 * only that one; for the others the account's is called.
 *
 * @param method {@code POST} or {@code GET}
 * @param filters the events for which a webhook is called; none for an empty list
 * @param preWebhookUrl called before an event, which it can prevent; empty for none
 * @param postWebhookUrl called after an event; empty for none
 * @param target {@code webhook}, or {@code flex} where Twilio Flex takes the events; empty for a service
 * @see <a href="https://www.twilio.com/docs/conversations/api/webhook-configuration-resource">Webhook configuration</a>
 */
public record ConversationsWebhook(
        String method, List<String> filters, String preWebhookUrl, String postWebhookUrl, String target) {

    public ConversationsWebhook {
        filters = List.copyOf(filters);
    }

    static ConversationsWebhook of(JsonNode json) {
        return new ConversationsWebhook(
                JsonFields.text(json, "method"),
                json.path("filters").valueStream().map(JsonNode::asText).toList(),
                JsonFields.text(json, "pre_webhook_url"),
                JsonFields.text(json, "post_webhook_url"),
                JsonFields.text(json, "target"));
    }
}
