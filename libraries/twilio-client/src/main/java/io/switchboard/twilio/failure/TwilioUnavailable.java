package io.switchboard.twilio.failure;

/** Reports that Twilio could not be reached, timed out or answered ambiguously: a later request may succeed. */
public final class TwilioUnavailable extends TwilioFailure {

    private static final long serialVersionUID = 1L;

    private final boolean mayHaveBeenProcessed;

    public TwilioUnavailable(String message, boolean mayHaveBeenProcessed) {
        super(message);
        this.mayHaveBeenProcessed = mayHaveBeenProcessed;
    }

    public TwilioUnavailable(String message, boolean mayHaveBeenProcessed, Throwable cause) {
        super(message, cause);
        this.mayHaveBeenProcessed = mayHaveBeenProcessed;
    }

    /** Returns whether Twilio may have acted on the request; false only when it certainly did not. */
    public boolean mayHaveBeenProcessed() {
        return mayHaveBeenProcessed;
    }
}
