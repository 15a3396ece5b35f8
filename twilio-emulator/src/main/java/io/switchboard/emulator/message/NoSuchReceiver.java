package io.switchboard.emulator.message;

/** Nobody can be told about this text or call: no such number, no such account, or none that is active. */
public final class NoSuchReceiver extends RuntimeException {
    private final String problem;

    public NoSuchReceiver(String problem, String message) {
        super(message, null, false, false);
        this.problem = problem;
    }

    /** The last part of the problem type's address. */
    public String problem() {
        return problem;
    }
}
