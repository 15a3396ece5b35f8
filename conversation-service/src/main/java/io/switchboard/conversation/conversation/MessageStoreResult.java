package io.switchboard.conversation.conversation;

import io.switchboard.conversation.message.StoredMessage;

/** The result of storing a {@link NewMessage}: the stored message, and whether the new one changed anything. */
public record MessageStoreResult(NewMessage newMessage, StoredMessage message, Outcome outcome) {

    /** Tells whether the message was new. */
    public enum Outcome {
        /** The message was not stored before. */
        STORED,
        /** The same record had stored the message before a crash: its events are published again. */
        REDELIVERED,
        /** Twilio delivered the message twice: nothing is done. */
        DUPLICATE
    }

    /**
     * The result for a message.
     *
     * @param isFirst whether no message before it in the batch has the same key
     * @param wasStored whether its key was stored before the batch
     */
    static MessageStoreResult of(NewMessage message, StoredMessage stored, boolean isFirst, boolean wasStored) {
        return new MessageStoreResult(message, stored, outcome(message, stored, isFirst, wasStored));
    }

    private static Outcome outcome(NewMessage message, StoredMessage stored, boolean isFirst, boolean wasStored) {
        // An outbound message is known by our id, so that what has it is the same command again.
        var isSame = !message.isInbound() || stored.createdAt().equals(message.at());
        if (!isFirst || !isSame || !message.isBetweenTheAddressesOf(stored)) {
            return Outcome.DUPLICATE;
        }
        return wasStored ? Outcome.REDELIVERED : Outcome.STORED;
    }
}
