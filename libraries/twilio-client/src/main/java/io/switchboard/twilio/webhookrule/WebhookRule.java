package io.switchboard.twilio.webhookrule;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;

/**
 * A rule that applies a setting to webhooks. The setting takes precedence over the connection overrides in a URL, and may sign
 * with a key other than the account's token.
 *
 * @param matchType {@code EXACT_MATCH}, {@code PREFIX_MATCH} or {@code DEFAULT}
 * @param match the URL or the beginning of URLs that it matches; empty for the default
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhook-rules">Webhook Rules</a>
 */
public record WebhookRule(String id, String friendlyName, String matchType, String match) {

    private static final String EXACT = "EXACT_MATCH";
    private static final String PREFIX = "PREFIX_MATCH";
    private static final String DEFAULT = "DEFAULT";

    static WebhookRule of(JsonNode json) {
        var type = JsonFields.text(json, "matchType");
        return new WebhookRule(
                JsonFields.text(json, "id"),
                JsonFields.text(json, "friendlyName"),
                type,
                JsonFields.text(json, type.equals(PREFIX) ? "prefix" : "value"));
    }

    /** Returns whether the rule concerns a webhook with this URL, as far as no more exact rule does. */
    public boolean matches(String url) {
        var called = url.replaceFirst("#.*", "");
        return switch (matchType) {
            case EXACT -> match.equals(url) || match.equals(called);
            case PREFIX -> called.startsWith(match);
            case DEFAULT -> true;
            default -> false;
        };
    }
}
