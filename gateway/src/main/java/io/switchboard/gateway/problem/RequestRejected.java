package io.switchboard.gateway.problem;

import org.jspecify.annotations.Nullable;

/** Ends a request with a {@link GatewayProblem}; the cause, if any, goes to the log only. */
public final class RequestRejected extends RuntimeException {

    private final transient GatewayProblem problem;

    public RequestRejected(GatewayProblem problem, @Nullable Throwable cause) {
        super(problem.title(), cause, false, false);
        this.problem = problem;
    }

    public RequestRejected(GatewayProblem problem) {
        this(problem, null);
    }

    GatewayProblem problem() {
        return problem;
    }
}
