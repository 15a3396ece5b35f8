package io.switchboard.conversation.sending.content;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A text that can be sent, and what it was rendered from.
 *
 * @param body null where the request has none
 * @param contentVariables the values of the Content template's variables, by name
 * @param isApproved whether WhatsApp takes it outside the customer's window
 */
public record RenderedText(
        @Nullable String body,
        @Nullable String templateId,
        @Nullable String contentSid,
        @Nullable Map<String, String> contentVariables,
        boolean isApproved) {

    /** A text that was rendered from nothing. */
    public static RenderedText of(@Nullable String body) {
        return new RenderedText(body, null, null, null, false);
    }
}
