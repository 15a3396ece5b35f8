package io.switchboard.provisioning.conversations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.switchboard.provisioning.place.PlaceId;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.twilio.conversation.ConversationsWebhook;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Plans the webhook of an account's Twilio Conversations: its URL after events, and exactly the events that Switchboard
 * processes. The webhook before events, which can prevent them, stays as it is, with its events. A URL that leads elsewhere
 * stays as well, until Switchboard has taken the place over.
 */
@Component
public class ConversationsPlanner {

    /** The events that Switchboard processes, in the order in which they are shown. */
    public static final List<String> EVENTS = List.of(
            "onMessageAdded",
            "onMessageUpdated",
            "onMessageRemoved",
            "onConversationAdded",
            "onConversationUpdated",
            "onConversationRemoved",
            "onConversationStateUpdated",
            "onParticipantAdded",
            "onParticipantUpdated",
            "onParticipantRemoved",
            "onDeliveryUpdated");

    static final String URL = "PostWebhookUrl";
    static final String METHOD = "Method";
    static final String FILTERS = "Filters";
    static final String TARGET = "Target";

    private static final String CHANNEL = "conversations";
    private static final String PATH = "/conversations";
    private static final String WEBHOOK = "webhook";

    /** Twilio names events before the fact in the present tense. */
    private static final String BEFORE_THE_FACT = "on[A-Z][a-z]+(Add|Update|Remove)";

    private final WebhookPlanner webhooks;

    public ConversationsPlanner(WebhookPlanner webhooks) {
        this.webhooks = webhooks;
    }

    /** Returns whether Switchboard manages Conversations at all. */
    public boolean isManaged() {
        return webhooks.manages(CHANNEL);
    }

    /** Returns the key of an account's webhook in the history of places. */
    public static String keyOf(String accountSid) {
        return "conversations|" + accountSid;
    }

    static PlaceId idOf(String accountSid, TenantId tenant) {
        return new PlaceId(
                keyOf(accountSid),
                accountSid,
                tenant,
                "conversations",
                "accounts/" + accountSid + "/conversations-webhook",
                null);
    }

    /**
     * Returns what takes the place of Switchboard's webhook; null for nothing.
     *
     * @param isTakenOver whether Switchboard has changed the webhook before, or was asked to
     */
    public @Nullable String managedBy(ConversationsWebhook webhook, boolean isTakenOver) {
        if (!isManaged()) {
            return "PROVISIONING_CHANNELS";
        }
        if (isTakenOver) {
            return null;
        }
        if (!webhook.target().isEmpty() && !webhook.target().equals(WEBHOOK)) {
            return TARGET;
        }
        return webhook.postWebhookUrl().isEmpty() || isOurs(webhook) ? null : URL;
    }

    /** Returns whether the webhook leads to Switchboard, also under an earlier address. */
    static boolean isOurs(ConversationsWebhook webhook) {
        return webhook.postWebhookUrl().endsWith("/api/webhooks" + PATH);
    }

    /** Returns the fields that the webhook should have; none where something else manages it. */
    public Map<String, String> desired(ConversationsWebhook webhook, boolean isTakenOver) {
        if (managedBy(webhook, isTakenOver) != null) {
            return Map.of();
        }
        var kept = webhook.preWebhookUrl().isEmpty() ? Stream.<String>of() : beforeTheFact(webhook);
        var desired = new LinkedHashMap<String, String>();
        desired.put(URL, webhooks.plainUrl(PATH));
        desired.put(METHOD, "POST");
        desired.put(FILTERS, text(Stream.concat(EVENTS.stream(), kept)));
        desired.put(TARGET, WEBHOOK);
        return desired;
    }

    /** Returns the fields that the webhook has. */
    public static Map<String, String> actual(ConversationsWebhook webhook) {
        var actual = new LinkedHashMap<String, String>();
        actual.put(URL, webhook.postWebhookUrl());
        actual.put(METHOD, webhook.method());
        actual.put(FILTERS, text(webhook.filters().stream()));
        actual.put(TARGET, webhook.target().isEmpty() ? WEBHOOK : webhook.target());
        return actual;
    }

    private static Stream<String> beforeTheFact(ConversationsWebhook webhook) {
        return webhook.filters().stream().filter(event -> event.matches(BEFORE_THE_FACT));
    }

    /** The order of events means nothing: texts of the same events are the same. */
    private static String text(Stream<String> events) {
        return String.join(",", events.distinct().sorted().toList());
    }
}
