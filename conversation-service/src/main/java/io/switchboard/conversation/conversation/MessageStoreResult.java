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
}
