package io.switchboard.gateway.problem;

import org.jspecify.annotations.Nullable;

/** Ends a request with a {@link Problem}; the cause, if any, goes to the log only. */
public final class Refused extends RuntimeException {

    private final transient Problem problem;

    public Refused(Problem problem, @Nullable Throwable cause) {
        super(problem.title(), cause, false, false);
        this.problem = problem;
    }

    public Refused(Problem problem) {
        this(problem, null);
    }

    Problem problem() {
        return problem;
    }
}
