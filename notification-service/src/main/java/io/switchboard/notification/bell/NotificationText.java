package io.switchboard.notification.bell;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * The part of an entry that its newest occurrence decides.
 *
 * @param title one line for people
 * @param message the beginning of the text, or what happened
 * @param reference the id of what a problem is about
 * @param referenceType what the reference names, as clients see it; null in documents of earlier releases
 */
public record NotificationText(
        @Field("title") String title,
        @Field("message") String message,
        @Field("messageId") @Nullable String messageId,
        @Field("callId") @Nullable String callId,
        @Field("reference") @Nullable String reference,
        @Field("referenceType") @Nullable String referenceType) {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_MESSAGE = 200;

    public NotificationText {
        title = shortened(title, LONGEST_TITLE);
        message = shortened(message, LONGEST_MESSAGE);
    }

    /** A text about something that happened in a conversation. */
    public static NotificationText ofConversation(
            String title, String message, @Nullable String messageId, @Nullable String callId) {
        return new NotificationText(title, message, messageId, callId, null, null);
    }

    /** A text about a problem of the tenant's set-up. */
    public static NotificationText ofProblem(
            String title, String message, @Nullable String reference, String referenceType) {
        return new NotificationText(title, message, null, null, reference, reference == null ? null : referenceType);
    }

    private static String shortened(String text, int longest) {
        var line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
