package io.switchboard.conversation.message;

import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.conversation.remedy.ErrorExplanation;
import io.switchboard.conversation.remedy.ErrorExplanations;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.MessageStatusChanged;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The report that a message of a tenant has a status: from a callback of Twilio's, or from sending the message.
 *
 * @param sid Twilio's SID of the message; null if it has none
 * @param messageId our id of the message, which the callback URL carries; null if the callback has none
 * @param cause the event that carried the report
 */
public record StatusReport(
        TenantId tenantId, @Nullable String sid, @Nullable String messageId, StatusChange change, CloudEvent<?> cause) {

    /** Whether the report is about this message. Our id alone proves nothing: any tenant can write it into a URL. */
    boolean concerns(StoredMessage message) {
        if (!message.tenantId().equals(tenantId)) {
            return false;
        }
        return (sid == null || message.twilioSid() == null) ? message.id().equals(messageId) : message.hasSid(sid);
    }

    /** Whether the report has the SID of a message that has none yet. */
    boolean names(StoredMessage message) {
        return sid != null && message.twilioSid() == null;
    }

    /** The event that announces the report. */
    CloudEvent<?> event(StoredMessage message) {
        var explanation = ErrorExplanations.of(change.errorCode());
        var data = new MessageStatusChanged(
                message.id(),
                message.conversationId(),
                message.twilioSid() == null ? sid : message.twilioSid(),
                change.status(),
                change.errorCode(),
                change.errorMessage(),
                change.at(),
                explanation.map(ErrorExplanation::text).orElse(null),
                explanation.map(ErrorExplanation::remedy).orElse(null),
                message.segments());
        return DomainEvents.event(
                        EventType.MESSAGE_STATUS_CHANGED,
                        message.id(),
                        occurrence(message),
                        change.at(),
                        message.tenantId(),
                        data)
                .causedBy(cause);
    }

    /** The status, with its time if the message returns to a status that it had before it was held or unknown. */
    private String occurrence(StoredMessage message) {
        return message.past(change.status()).stream().allMatch(past -> past.at().equals(change.at()))
                ? change.status()
                : change.status() + "/" + change.at().toEpochMilli();
    }
}
