package io.switchboard.ingress.replay;

import org.jspecify.annotations.Nullable;

/** Reports that the replay could not finish. The message tells an operator why, and what to do. */
final class ReplayFailed extends RuntimeException {

    ReplayFailed(String message) {
        this(message, null);
    }

    ReplayFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
