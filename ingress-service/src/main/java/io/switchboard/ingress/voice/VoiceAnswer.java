package io.switchboard.ingress.voice;

/**
 * How a call goes on.
 *
 * @param twiml a whole document, valid whatever the outcome, under 64 KB
 */
public record VoiceAnswer(String twiml, Outcome outcome) {

    /** How the answer came about. */
    public enum Outcome {
        /** It is what the number's plan says. */
        PLANNED,
        /** The number has no plan, or nobody knows the number. */
        DEFAULT,
        /** The number's plan cannot be read. */
        BROKEN_PLAN,
        /** The plan was changed during the call and has no such place any more; see {@link VoiceAnswers}. */
        PLAN_CHANGED,
        /** We failed. */
        FAILED
    }
}
