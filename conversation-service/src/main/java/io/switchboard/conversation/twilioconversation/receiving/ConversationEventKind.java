package io.switchboard.conversation.twilioconversation.receiving;

import java.util.Map;

/** The kinds of event that change anything here; all others, also those before the fact, are left alone. */
enum ConversationEventKind {
    MESSAGE_ADDED,
    MESSAGE_UPDATED,
    MESSAGE_REMOVED,
    CONVERSATION_CHANGED,
    CONVERSATION_REMOVED,
    STATE_UPDATED,
    PARTICIPANT_CHANGED,
    PARTICIPANT_REMOVED,
    DELIVERY_UPDATED,
    OTHER;

    private static final Map<String, ConversationEventKind> BY_EVENT_TYPE = Map.ofEntries(
            Map.entry("onMessageAdded", MESSAGE_ADDED),
            Map.entry("onMessageUpdated", MESSAGE_UPDATED),
            Map.entry("onMessageRemoved", MESSAGE_REMOVED),
            Map.entry("onConversationAdded", CONVERSATION_CHANGED),
            Map.entry("onConversationUpdated", CONVERSATION_CHANGED),
            Map.entry("onConversationRemoved", CONVERSATION_REMOVED),
            Map.entry("onConversationStateUpdated", STATE_UPDATED),
            Map.entry("onParticipantAdded", PARTICIPANT_CHANGED),
            Map.entry("onParticipantUpdated", PARTICIPANT_CHANGED),
            Map.entry("onParticipantRemoved", PARTICIPANT_REMOVED),
            Map.entry("onDeliveryUpdated", DELIVERY_UPDATED));

    /** Returns the kind of an event of this type. */
    static ConversationEventKind of(String eventType) {
        return BY_EVENT_TYPE.getOrDefault(eventType, OTHER);
    }

    boolean isOfMessage() {
        return this == MESSAGE_ADDED || this == MESSAGE_UPDATED || this == MESSAGE_REMOVED || this == DELIVERY_UPDATED;
    }

    boolean isOfParticipant() {
        return this == PARTICIPANT_CHANGED || this == PARTICIPANT_REMOVED;
    }
}
