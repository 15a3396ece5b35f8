package io.switchboard.twilio;

/** Twilio did not do what it was asked. The message holds neither token nor phone number nor text. */
public abstract sealed class TwilioFailure extends RuntimeException permits TwilioRefused, TwilioUnavailable {

    private static final long serialVersionUID = 1L;

    TwilioFailure(String message) {
        super(message);
    }

    TwilioFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
