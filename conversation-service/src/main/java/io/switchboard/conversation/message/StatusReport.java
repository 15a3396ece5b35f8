package io.switchboard.conversation.message;

import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.MessageStatusChanged;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says that a message of a tenant has a status: Twilio in a callback, or its answer when we sent it.
 *
 * @param sid Twilio's; null when Twilio refused it and so never named it
 * @param messageId ours, which Twilio got along in the callback URL; null when the message was not ours to send
 * @param cause the event that brought it
 */
public record StatusReport(
        String tenantId, @Nullable String sid, @Nullable String messageId, StatusChange change, CloudEvent<?> cause) {

    /** Whether it is about this message. Our id proves nothing on its own: anybody can write it into a URL. */
    boolean concerns(StoredMessage message) {
        if (!message.tenantId().equals(tenantId)) {
            return false;
        }
        return (sid == null || message.twilioSid() == null)
                ? message.id().equals(messageId)
                : message.twilioSid().equals(sid);
    }

    /** Whether Twilio's name for the message is news. */
    boolean names(StoredMessage message) {
        return sid != null && message.twilioSid() == null;
    }

    /** What it means for its message, as an event. */
    CloudEvent<?> event(StoredMessage message) {
        var data = new MessageStatusChanged(
                message.id(),
                message.conversationId(),
                message.twilioSid() == null ? sid : message.twilioSid(),
                change.status(),
                change.errorCode(),
                change.errorMessage(),
                change.at());
        return DomainEvents.event(
                        EventType.MESSAGE_STATUS_CHANGED,
                        message.id(),
                        happening(message),
                        change.at(),
                        message.tenantId(),
                        data)
                .causedBy(cause);
    }

    /** The status; with its time when the message comes back to a status that it had before it was held or unknown. */
    private String happening(StoredMessage message) {
        return message.past(change.status()).stream().allMatch(past -> past.at().equals(change.at()))
                ? change.status()
                : change.status() + "/" + change.at().toEpochMilli();
    }
}
