package io.switchboard.provisioning.change;

/** Reports that the account at Twilio does not have the number any more. */
final class NumberGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NumberGone() {
        super("The account at Twilio no longer has this number");
    }
}
