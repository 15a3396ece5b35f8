package io.switchboard.conversation.sending.bulk;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A recipient of a bulk message and what has become of it; also a line of the result.
 *
 * @param recipient the contact's id or the address, as the request named it
 * @param outcome the present state
 * @param reason a stable word for why nothing is sent, such as {@code opted-out}
 * @param detail the reason as a sentence
 * @param contactId the contact's id, where one is known
 * @param from the sender; null where the recipient was rejected before one was chosen
 * @param to the address; null where none is known
 * @param name the contact's name
 * @param attributes the contact's attributes, until the message is queued
 * @param messageId the id of the message, once it is queued
 */
record BulkRecipient(
        String recipient,
        Outcome outcome,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String contactId,
        @Nullable String from,
        @Nullable String to,
        @Nullable String name,
        @Nullable Map<String, String> attributes,
        @Nullable String messageId) {

    /** The state of a recipient. */
    enum Outcome {
        /** The message is not queued yet. */
        PENDING,
        /** The message is queued; its status says whether it was delivered. */
        QUEUED,
        /** The message may not or cannot be sent to this recipient. */
        REJECTED,
        /** Another recipient of the job has the same address. */
        DUPLICATE,
        /** The job was canceled before the message was queued. */
        CANCELED
    }

    static BulkRecipient named(String recipient) {
        return new BulkRecipient(recipient, Outcome.PENDING, null, null, null, null, null, null, null, null);
    }

    BulkRecipient at(@Nullable String id, String address, @Nullable String contactName, Map<String, String> fields) {
        return new BulkRecipient(recipient, outcome, null, null, id, null, address, contactName, fields, null);
    }

    BulkRecipient from(String sender) {
        return new BulkRecipient(recipient, outcome, null, null, contactId, sender, to, name, attributes, null);
    }

    BulkRecipient rejected(String why, String text) {
        return ended(Outcome.REJECTED, why, text, null);
    }

    BulkRecipient queued(String id) {
        return ended(Outcome.QUEUED, null, null, id);
    }

    BulkRecipient ended(Outcome end, @Nullable String why, @Nullable String text, @Nullable String id) {
        return new BulkRecipient(recipient, end, why, text, contactId, from, to, name, null, id);
    }

    boolean isPending() {
        return outcome == Outcome.PENDING;
    }
}
