package io.switchboard.local.plan;

/** Reports a part that did not start; the message names the part and shows the last lines of its log. */
public final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartFailed(String message) {
        super(message);
    }
}
