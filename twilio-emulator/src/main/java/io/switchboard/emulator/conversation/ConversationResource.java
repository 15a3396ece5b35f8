package io.switchboard.emulator.conversation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes conversations, participants and messages in Twilio's JSON. */
final class ConversationResource {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ConversationResource() {}

    static Map<String, @Nullable Object> of(EmulatedConversation conversation) {
        var json = base(conversation, conversation.sid, "");
        json.put("friendly_name", conversation.friendlyName);
        json.put("unique_name", conversation.uniqueName);
        json.put("attributes", "{}");
        json.put("state", conversation.state);
        json.put("messaging_service_sid", null);
        json.put("date_created", conversation.dateCreated.toString());
        json.put("date_updated", conversation.dateUpdated.toString());
        json.put("timers", Map.of());
        json.put("bindings", Map.of());
        json.put("links", Map.of());
        return json;
    }

    static Map<String, @Nullable Object> of(EmulatedConversation conversation, ConversationParticipant participant) {
        var json = base(conversation, participant.sid(), "/Participants/" + participant.sid());
        json.put("conversation_sid", conversation.sid);
        json.put("identity", participant.identity());
        json.put("attributes", "{}");
        json.put("messaging_binding", binding(participant));
        json.put("role_sid", null);
        json.put("date_created", participant.dateCreated().toString());
        json.put("date_updated", participant.dateCreated().toString());
        return json;
    }

    static @Nullable Map<String, @Nullable Object> binding(ConversationParticipant participant) {
        if (!participant.hasBinding()) {
            return null;
        }
        var binding = new LinkedHashMap<String, @Nullable Object>();
        binding.put("type", participant.type());
        binding.put("address", participant.address());
        binding.put("proxy_address", participant.proxyAddress());
        binding.put("projected_address", participant.projectedAddress());
        return binding;
    }

    static Map<String, @Nullable Object> of(EmulatedConversation conversation, ConversationMessage message) {
        var json = base(conversation, message.sid(), "/Messages/" + message.sid());
        json.put("conversation_sid", conversation.sid);
        json.put("index", message.index());
        json.put("author", message.author());
        json.put("participant_sid", message.participantSid());
        json.put("body", message.body());
        json.put("attributes", message.attributes());
        json.put("media", message.mediaTypes().isEmpty() ? null : JSON.readValue(media(message), List.class));
        json.put(
                "delivery",
                message.isDelivered()
                        ? Map.of(
                                "total",
                                1,
                                "sent",
                                "none",
                                "delivered",
                                "none",
                                "read",
                                "none",
                                "failed",
                                "none",
                                "undelivered",
                                "none")
                        : null);
        json.put("date_created", message.dateCreated().toString());
        json.put("date_updated", message.dateUpdated().toString());
        json.put("links", Map.of());
        return json;
    }

    /** The files of a message, as JSON text. */
    static String media(ConversationMessage message) {
        var files = IntStream.range(0, message.mediaTypes().size())
                .mapToObj(n -> Map.of(
                        "Sid",
                        "ME" + message.sid().substring(2, 32) + String.format("%02x", n),
                        "Filename",
                        "file" + n,
                        "ContentType",
                        message.mediaTypes().get(n),
                        "Size",
                        1))
                .toList();
        return JSON.writeValueAsString(files);
    }

    private static Map<String, @Nullable Object> base(EmulatedConversation conversation, String sid, String path) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("sid", sid);
        json.put("account_sid", conversation.accountSid);
        json.put("chat_service_sid", EmulatedConversation.serviceSid(conversation.accountSid));
        json.put("url", "https://conversations.twilio.com/v1/Conversations/" + conversation.sid + path);
        return json;
    }

    /** A page of a list of this product, whose links are absolute. */
    static Map<String, @Nullable Object> page(
            String path, String key, List<Map<String, @Nullable Object>> items, int number, int size) {
        var from = Math.min(items.size(), number * size);
        var to = Math.min(items.size(), from + size);
        var url = "https://conversations.twilio.com" + path.replaceFirst("^/conversations", "");
        var separator = url.contains("?") ? "&" : "?";
        var meta = new LinkedHashMap<String, @Nullable Object>();
        meta.put("page", number);
        meta.put("page_size", size);
        meta.put("key", key);
        meta.put("url", url + separator + "PageSize=" + size + "&Page=" + number);
        meta.put("first_page_url", url + separator + "PageSize=" + size + "&Page=0");
        meta.put(
                "previous_page_url",
                number == 0 ? null : url + separator + "PageSize=" + size + "&Page=" + (number - 1));
        meta.put(
                "next_page_url",
                to == items.size() ? null : url + separator + "PageSize=" + size + "&Page=" + (number + 1));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("meta", meta);
        json.put(key, items.subList(from, to));
        return json;
    }
}
