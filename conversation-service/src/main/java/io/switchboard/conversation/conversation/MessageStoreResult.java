package io.switchboard.conversation.conversation;

import io.switchboard.conversation.message.StoredMessage;

/** What became of an {@link NewMessage}: the message that is stored now, and whether this is its first coming. */
public record MessageStoreResult(NewMessage newMessage, StoredMessage message, Outcome outcome) {

    /** Whether the newMessage is news. */
    public enum Outcome {
        /** It was not there before. */
        STORED,
        /** It was there, put there by this very record: we stopped between storing and committing. Publish again. */
        REDELIVERED,
        /** It was there already: Twilio delivered it twice. Nothing is to be done. */
        DUPLICATE
    }
}
