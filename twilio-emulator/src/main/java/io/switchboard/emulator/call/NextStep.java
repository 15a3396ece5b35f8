package io.switchboard.emulator.call;

import java.util.Map;

import io.switchboard.emulator.twiml.TwimlVerb.ActionLink;

/** The next step of a call after a verb. */
sealed interface NextStep {

    /** Continues with the next verb. */
    record GoOn() implements NextStep {}

    /** Continues with another document; the remaining verbs are not carried out. */
    record Ask(ActionLink link, Map<String, String> parameters) implements NextStep {}

    /** Carries out nothing more. */
    record End(Ending ending) implements NextStep {}

    /** The reason why there is nothing more to carry out. */
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
