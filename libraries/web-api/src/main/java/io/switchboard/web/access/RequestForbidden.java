package io.switchboard.web.access;

import io.switchboard.web.ApiProblem;
import org.springframework.security.access.AccessDeniedException;

/** Ends a request that its caller may not send, with the problem that says why. */
public final class RequestForbidden extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    private final transient ApiProblem problem;

    public RequestForbidden(ApiProblem problem) {
        super(problem.getMessage(), problem);
        this.problem = problem;
    }

    public ApiProblem problem() {
        return problem;
    }
}
