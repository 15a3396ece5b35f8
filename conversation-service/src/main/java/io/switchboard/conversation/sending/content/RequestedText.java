package io.switchboard.conversation.sending.content;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The text of a message as a request asks for it: a body, a template or a Content template.
 *
 * @param variables the values of the template's variables
 * @param contentVariables the values of the Content template's variables
 */
public record RequestedText(
        @Nullable String body,
        @Nullable String templateId,
        @Nullable Map<String, @Nullable String> variables,
        @Nullable String contentSid,
        @Nullable Map<String, @Nullable String> contentVariables) {

    int kinds() {
        return (body == null ? 0 : 1) + (templateId == null ? 0 : 1) + (contentSid == null ? 0 : 1);
    }
}
