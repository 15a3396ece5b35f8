package io.switchboard.web.request;

import java.io.IOException;

import io.switchboard.web.ApiProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Rejects a body that is larger than any the API accepts, before it takes memory. A body that does not announce its length
 * is read here, up to the limit.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    private final int largest;
    private final HandlerExceptionResolver problems;

    /**
     * Creates the filter.
     *
     * @param largest the most bytes that a body may have
     * @param problems writes the rejection
     */
    BodyLimitFilter(int largest, HandlerExceptionResolver problems) {
        this.largest = largest;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > largest) {
            refuse(request, response);
        } else if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
            var body = request.getInputStream().readNBytes(largest + 1);
            if (body.length > largest) {
                refuse(request, response);
            } else {
                chain.doFilter(new CollectedRequest(request, body), response);
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) {
        problems.resolveException(request, response, null, ApiProblem.tooLarge(largest));
    }
}
