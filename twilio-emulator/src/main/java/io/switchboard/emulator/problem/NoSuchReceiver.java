package io.switchboard.emulator.problem;

/** Thrown when a text or call has no receiver: the number or account does not exist, or the account is not active. */
public final class NoSuchReceiver extends RuntimeException {
    private final String problem;

    public NoSuchReceiver(String problem, String message) {
        super(message, null, false, false);
        this.problem = problem;
    }

    /** The last path segment of the problem's type. */
    public String problem() {
        return problem;
    }
}
