package io.switchboard.conversation.message;

import io.switchboard.events.Message;

/** Tells who sent a message. */
public enum MessageDirection {
    /** The other side sent it to the tenant. */
    INBOUND(Message.INBOUND),
    /** The tenant sent it. */
    OUTBOUND(Message.OUTBOUND);

    private final String word;

    MessageDirection(String word) {
        this.word = word;
    }

    /** The word under which the direction is stored and published. */
    public String word() {
        return word;
    }
}
