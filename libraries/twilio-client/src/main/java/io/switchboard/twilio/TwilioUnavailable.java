package io.switchboard.twilio;

/** Twilio could not be reached, did not answer in time, or gave an answer that says nothing: worth asking later. */
public final class TwilioUnavailable extends TwilioFailure {

    private static final long serialVersionUID = 1L;

    private final boolean mayHaveBeenProcessed;

    TwilioUnavailable(String message, boolean mayHaveBeenProcessed) {
        super(message);
        this.mayHaveBeenProcessed = mayHaveBeenProcessed;
    }

    TwilioUnavailable(String message, boolean mayHaveBeenProcessed, Throwable cause) {
        super(message, cause);
        this.mayHaveBeenProcessed = mayHaveBeenProcessed;
    }

    /** False only where it is certain that Twilio did not act on the request. */
    public boolean mayHaveBeenProcessed() {
        return mayHaveBeenProcessed;
    }
}
