package io.switchboard.ingress.replay;

import org.jspecify.annotations.Nullable;

/** The command could not finish. The message tells an operator why, and what to do. */
final class ReplayFailed extends RuntimeException {

    ReplayFailed(String message) {
        this(message, null);
    }

    ReplayFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
