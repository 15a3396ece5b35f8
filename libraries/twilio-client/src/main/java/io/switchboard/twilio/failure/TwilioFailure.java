package io.switchboard.twilio.failure;

/** Reports that Twilio did not fulfil a request. The message contains no token, phone number or text. */
public abstract sealed class TwilioFailure extends RuntimeException
        permits RedirectRejected, TwilioRefused, TwilioUnavailable {

    private static final long serialVersionUID = 1L;

    public TwilioFailure(String message) {
        super(message);
    }

    public TwilioFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
