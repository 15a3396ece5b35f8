package io.switchboard.voiceplan.preview;

/**
 * How a destination reacts when it rings.
 *
 * @param afterSeconds how long it rings before
 */
public record DestinationAnswer(Reaction reaction, int afterSeconds) {

    /** The usual reaction of a destination: it rings until the time of the plan is over. */
    public static final DestinationAnswer NONE = new DestinationAnswer(Reaction.NO_ANSWER, Integer.MAX_VALUE);

    private static final int USUAL_SECONDS = 5;

    /** The reactions. */
    public enum Reaction {
        /** Picks up, and presses 1 where the plan asks for it. */
        ANSWER("answer"),
        /** Picks up and does not press 1, as a mailbox; like {@link #ANSWER} where the plan does not ask. */
        UNCONFIRMED("unconfirmed"),
        BUSY("busy"),
        FAILED("failed"),
        NO_ANSWER("noAnswer");

        private final String word;

        Reaction(String word) {
            this.word = word;
        }

        /** Returns the word of the API. */
        public String word() {
            return word;
        }
    }

    /** Returns a reaction after the usual time. */
    public static DestinationAnswer usual(Reaction reaction) {
        return reaction == Reaction.NO_ANSWER ? NONE : new DestinationAnswer(reaction, USUAL_SECONDS);
    }

    boolean isWithin(int timeoutSeconds) {
        return reaction != Reaction.NO_ANSWER && afterSeconds < timeoutSeconds;
    }
}
