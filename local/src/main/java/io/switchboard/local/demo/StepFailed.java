package io.switchboard.local.demo;

/** Reports a failed step of the demonstration; the message names what was observed instead. */
final class StepFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StepFailed(String message) {
        super(message);
    }
}
