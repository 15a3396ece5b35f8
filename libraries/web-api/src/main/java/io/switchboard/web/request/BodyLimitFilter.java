package io.switchboard.web.request;

import java.io.IOException;
import java.util.Map;

import io.switchboard.web.ApiProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Rejects a body that is larger than its address accepts, before it takes memory. A body that does not announce its length is
 * read here, up to the limit; at the addresses of larger bodies its handler limits it.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    private final int largest;
    private final Map<String, DataSize> larger;
    private final HandlerExceptionResolver problems;

    /**
     * Creates the filter.
     *
     * @param largest the most bytes that a body may have
     * @param larger the most bytes at the paths that take larger bodies
     * @param problems writes the rejection
     */
    BodyLimitFilter(int largest, Map<String, DataSize> larger, HandlerExceptionResolver problems) {
        this.largest = largest;
        this.larger = Map.copyOf(larger);
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var own = larger.get(request.getRequestURI());
        if (request.getContentLengthLong() > (own == null ? largest : own.toBytes())) {
            refuse(request, response, own == null ? largest : Math.toIntExact(own.toBytes()));
        } else if (own == null
                && request.getContentLengthLong() < 0
                && request.getHeader("Transfer-Encoding") != null) {
            var body = request.getInputStream().readNBytes(largest + 1);
            if (body.length > largest) {
                refuse(request, response, largest);
            } else {
                chain.doFilter(new CollectedRequest(request, body), response);
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, int most) {
        problems.resolveException(request, response, null, ApiProblem.tooLarge(most));
    }
}
