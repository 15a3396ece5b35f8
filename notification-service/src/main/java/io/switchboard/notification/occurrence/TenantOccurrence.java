package io.switchboard.notification.occurrence;

import java.time.Instant;
import java.util.List;

import io.switchboard.notification.bell.NotificationText;
import io.switchboard.notification.recipient.NotificationType;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a tenant and that its people may be told.
 *
 * @param key type and id of what happened: it follows from the occurrence, so that every delivery of it has the same
 * @param foldKey what occurrences within a minute have in common that are one entry; null for an entry of its own
 * @param conversation the conversation that it belongs to, as far as it is known; null for none
 * @param ourAddress the tenant's number on which it happened, where it is known
 * @param isRoutine whether only those are told who want to know everything
 * @param memberIds the only members who are told; null for those whom {@link NotificationAudience} chooses
 */
record TenantOccurrence(
        TenantId tenant,
        NotificationType type,
        String key,
        @Nullable String foldKey,
        @Nullable String conversationId,
        @Nullable ConversationFacts conversation,
        @Nullable String ourAddress,
        NotificationText text,
        Instant at,
        boolean isRoutine,
        @Nullable List<String> memberIds) {

    TenantOccurrence(
            TenantId tenant,
            NotificationType type,
            String key,
            @Nullable String foldKey,
            @Nullable String conversationId,
            @Nullable ConversationFacts conversation,
            @Nullable String ourAddress,
            NotificationText text,
            Instant at,
            boolean isRoutine) {
        this(tenant, type, key, foldKey, conversationId, conversation, ourAddress, text, at, isRoutine, null);
    }

    /** Returns the contact, where the conversation is known. */
    @Nullable
    String contactId() {
        return conversation == null ? null : conversation.contactId();
    }
}
