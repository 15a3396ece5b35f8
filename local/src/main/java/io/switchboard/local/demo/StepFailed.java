package io.switchboard.local.demo;

/** A step of the journey did not happen; the message says what was seen instead. */
final class StepFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StepFailed(String message) {
        super(message);
    }
}
