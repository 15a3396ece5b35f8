package io.switchboard.emulator.event;

import java.util.List;

/**
 * The webhook of an account's or a service's conversations.
 *
 * @param method GET or POST
 * @param filters the events for which it is called; for none of them where the list is empty
 * @param preUrl called before events at Twilio; here it is kept only. Empty for none
 * @param postUrl called after events; empty for none
 * @param target {@code webhook} or {@code flex}
 */
public record ConversationsHook(String method, List<String> filters, String preUrl, String postUrl, String target) {
    /** The events that can be asked for. */
    public static final List<String> EVENTS = List.of(
            "onMessageAdd",
            "onMessageAdded",
            "onMessageUpdate",
            "onMessageUpdated",
            "onMessageRemove",
            "onMessageRemoved",
            "onConversationAdd",
            "onConversationAdded",
            "onConversationUpdate",
            "onConversationUpdated",
            "onConversationRemove",
            "onConversationRemoved",
            "onConversationStateUpdated",
            "onParticipantAdd",
            "onParticipantAdded",
            "onParticipantUpdate",
            "onParticipantUpdated",
            "onParticipantRemove",
            "onParticipantRemoved",
            "onDeliveryUpdated",
            "onUserAdded",
            "onUserUpdate",
            "onUserUpdated");

    static final ConversationsHook NONE = new ConversationsHook("POST", List.of(), "", "", "webhook");

    public ConversationsHook {
        filters = List.copyOf(filters);
    }

    static ConversationsHook ofAllEvents(String url) {
        return new ConversationsHook("POST", EVENTS, "", url, "webhook");
    }

    /** Returns whether there is a URL. */
    boolean isConfigured() {
        return !preUrl.isEmpty() || !postUrl.isEmpty();
    }

    boolean isCalledFor(String eventType) {
        return !postUrl.isEmpty() && filters.contains(eventType);
    }
}
