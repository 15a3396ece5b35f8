package io.switchboard.web.security;

import java.io.IOException;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.ProblemJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;

/** Writes a problem from a filter, where Spring MVC is not at hand. */
final class ProblemResponse {

    private ProblemResponse() {}

    static void write(HttpServletRequest request, HttpServletResponse response, ApiProblem problem) throws IOException {
        response.setStatus(problem.getStatusCode().value());
        problem.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(ProblemJson.of(problem.getBody(), request.getRequestURI()));
    }
}
