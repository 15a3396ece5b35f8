package io.switchboard.twilio.failure;

/** Reports that a download was redirected to a host from which nothing is fetched: a repeated request is redirected again. */
public final class RedirectRejected extends TwilioFailure {

    private static final long serialVersionUID = 1L;

    public RedirectRejected(String message) {
        super(message);
    }
}
