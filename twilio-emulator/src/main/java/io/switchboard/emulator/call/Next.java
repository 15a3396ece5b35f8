package io.switchboard.emulator.call;

import java.util.Map;

import io.switchboard.emulator.twiml.Link;

/** How a call goes on after a verb. */
sealed interface Next {

    /** With the verb after it. */
    record GoOn() implements Next {}

    /** With another document; the verbs that are left are never reached. */
    record Ask(Link link, Map<String, String> parameters) implements Next {}

    /** Not at all. */
    record End(Ending ending) implements Next {}

    /** Why there is nothing more to carry out. */
    enum Ending {
        /** The document has no more verbs. */
        FINISHED,
        /** A verb hung up. */
        HUNG_UP,
        /** A verb refused the call. */
        REFUSED,
        /** The caller has hung up. */
        GONE,
        /** There was no document that could be carried out. */
        FAILED
    }
}
