package io.switchboard.emulator.conversation;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Represents the membership of a participant in a conversation as Twilio does. */
final class ParticipationResource {

    private ParticipationResource() {}

    static Map<String, @Nullable Object> of(EmulatedConversation conversation, ConversationParticipant participant) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("account_sid", conversation.accountSid);
        json.put("chat_service_sid", EmulatedConversation.serviceSid(conversation.accountSid));
        json.put("participant_sid", participant.sid());
        json.put("participant_identity", participant.identity());
        json.put("participant_messaging_binding", ConversationResource.binding(participant));
        json.put("conversation_sid", conversation.sid);
        json.put("conversation_unique_name", conversation.uniqueName);
        json.put("conversation_friendly_name", conversation.friendlyName);
        json.put("conversation_attributes", "{}");
        json.put("conversation_date_created", conversation.dateCreated.toString());
        json.put("conversation_date_updated", conversation.dateUpdated.toString());
        json.put("conversation_created_by", "system");
        json.put("conversation_state", conversation.state);
        json.put("conversation_timers", Map.of());
        json.put("links", Map.of());
        return json;
    }
}
