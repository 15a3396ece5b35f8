package io.switchboard.ingress.catalog;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.ingress.form.FormParameters;

/**
 * Finds the family of a webhook by its path, and then by its content, because older systems and configurations in Twilio's
 * console send statuses to the path of messages, and the reverse.
 */
public final class WebhookFamilies {

    private static final Map<String, WebhookFamily> BY_PATH = byPath();

    private WebhookFamilies() {}

    /** Returns the paths of all webhooks. */
    public static String[] allPaths() {
        return BY_PATH.keySet().toArray(String[]::new);
    }

    /** Returns the family of a path, which must be one of {@link #allPaths()}. */
    public static WebhookFamily at(String path) {
        return Objects.requireNonNull(BY_PATH.get(path), path);
    }

    /** Returns the methods that Twilio may use for a path; none when it is no webhook's. */
    public static List<String> methodsAt(String path) {
        var family = BY_PATH.get(path);
        return family == null ? List.of() : family.methods();
    }

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

    private static Map<String, WebhookFamily> byPath() {
        var byPath = new HashMap<String, WebhookFamily>();
        for (var family : WebhookFamily.values()) {
            family.paths().forEach(path -> byPath.put(path, family));
        }
        return Collections.unmodifiableMap(byPath);
    }
}
