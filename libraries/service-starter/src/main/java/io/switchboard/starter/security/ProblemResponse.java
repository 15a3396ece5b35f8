package io.switchboard.starter.security;

import java.io.IOException;

import io.switchboard.web.ProblemJson;
import io.switchboard.web.ProblemTypes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** A problem written by a filter, where Spring MVC is not at hand. */
final class ProblemResponse {

    private ProblemResponse() {}

    static void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String slug, String detail)
            throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(ProblemTypes.of(slug));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(ProblemJson.of(problem, request.getRequestURI()));
    }
}
