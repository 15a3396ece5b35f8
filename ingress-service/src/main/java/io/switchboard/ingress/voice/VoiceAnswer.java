package io.switchboard.ingress.voice;

/**
 * Holds the answer to a request for TwiML.
 *
 * @param twiml a complete and valid document under 64 KB, for every outcome
 */
public record VoiceAnswer(String twiml, Outcome outcome) {

    /** The source of the answer. */
    public enum Outcome {
        /** By the plan of the number. */
        PLANNED,
        /** The number has no plan, or is unknown. */
        DEFAULT,
        /** The plan of the number is invalid. */
        BROKEN_PLAN,
        /** The plan changed during the call and no longer has the node; see {@link VoiceAnswers}. */
        PLAN_CHANGED,
        /** A defect. */
        FAILED
    }
}
