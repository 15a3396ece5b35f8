package io.switchboard.conversation.conversation;

import java.util.List;

/**
 * Reacts to messages of both directions after they are stored and their events are published. Listeners run in the order of
 * their {@code @Order}, before the offset is committed.
 *
 * <p>Every message is passed at least once: after a crash or a failure the records are read again and the same messages are
 * passed again, as {@link MessageStoreResult.Outcome#REDELIVERED}. A listener therefore stores its reaction under a key that
 * derives from the message. An exception fails the batch, and the listeners after it are not called; a failure that must not
 * hold the batch is the listener's to handle.
 */
public interface StoredMessageListener {

    /** Handles the messages of one batch; messages that Twilio delivered twice are left out. */
    void onStored(List<MessageStoreResult> results);
}
