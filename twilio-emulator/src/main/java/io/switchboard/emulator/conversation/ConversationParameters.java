package io.switchboard.emulator.conversation;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Collects the parameters of a webhook about a conversation. */
final class ConversationParameters {
    private final MultiValueMap<String, String> form = new LinkedMultiValueMap<>();

    private ConversationParameters() {}

    /** Starts with the parameters that every event has. */
    static ConversationParameters of(String eventType, EmulatedConversation conversation, String source) {
        var parameters = new ConversationParameters();
        parameters.set("AccountSid", conversation.accountSid);
        parameters.set("ChatServiceSid", EmulatedConversation.serviceSid(conversation.accountSid));
        parameters.set("ConversationSid", conversation.sid);
        parameters.set("EventType", eventType);
        parameters.set("Source", source);
        parameters.set("RetryCount", "0");
        return parameters;
    }

    void set(String name, String value) {
        form.set(name, value);
    }

    void setIfPresent(String name, @Nullable String value) {
        if (value != null) {
            form.set(name, value);
        }
    }

    void addIfPresent(String name, @Nullable String value) {
        if (value != null) {
            form.add(name, value);
        }
    }

    MultiValueMap<String, String> toForm() {
        return form;
    }
}
