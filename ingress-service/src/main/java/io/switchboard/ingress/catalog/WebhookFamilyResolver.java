package io.switchboard.ingress.catalog;

import io.switchboard.ingress.form.FormParameters;

/**
 * Resolves the family of a webhook by its content, because older systems and people who fill in Twilio's console send
 * statuses to the path of messages, and the reverse.
 */
public final class WebhookFamilyResolver {

    private WebhookFamilyResolver() {}

    /**
     * Returns the family of a webhook. A webhook that requests TwiML stays in the family of its path, unless Twilio itself
     * calls it the progress of a call.
     */
    public static WebhookFamily resolve(WebhookFamily ofPath, FormParameters parameters) {
        return switch (ofPath) {
            case INBOUND_MESSAGE, MESSAGE_STATUS, ANY_STATUS -> ofMessage(ofPath, parameters);
            case CALL_STATUS -> isOfMessage(parameters) ? ofMessage(ofPath, parameters) : ofPath;
            case INBOUND_CALL -> VoiceCallback.isCallProgress(parameters) ? WebhookFamily.CALL_STATUS : ofPath;
            default -> ofPath;
        };
    }

    private static WebhookFamily ofMessage(WebhookFamily ofPath, FormParameters parameters) {
        if (VoiceEvents.isOfCall(parameters)) {
            return WebhookFamily.CALL_STATUS;
        }
        if (MessagingEvents.isStatus(parameters)) {
            return WebhookFamily.MESSAGE_STATUS;
        }
        return ofPath == WebhookFamily.INBOUND_MESSAGE || MessagingEvents.isInbound(parameters)
                ? WebhookFamily.INBOUND_MESSAGE
                : WebhookFamily.MESSAGE_STATUS;
    }

    private static boolean isOfMessage(FormParameters parameters) {
        return MessagingEvents.sid(parameters).isPresent()
                && parameters.first("CallSid") == null
                && (MessagingEvents.isStatus(parameters) || MessagingEvents.isInbound(parameters));
    }
}
