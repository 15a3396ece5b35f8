package io.switchboard.conversation.call;

/** Receives calls that a person has seen, before they are dismissed. May receive a call repeatedly. */
public interface SeenCallListener {

    void onSeen(StoredCall call);
}
