package io.switchboard.emulator.call;

import java.util.Map;

import io.switchboard.emulator.twiml.ActionLink;

/** How a call goes on after a verb. */
sealed interface NextStep {

    /** With the verb after it. */
    record GoOn() implements NextStep {}

    /** With another document; the verbs that are left are never reached. */
    record Ask(ActionLink link, Map<String, String> parameters) implements NextStep {}

    /** Not at all. */
    record End(Ending ending) implements NextStep {}

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
