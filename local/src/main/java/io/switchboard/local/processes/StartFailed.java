package io.switchboard.local.processes;

/** A part did not come up; the message says which, and shows the last lines of its log. */
public final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartFailed(String message) {
        super(message);
    }
}
