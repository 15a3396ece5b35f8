package io.switchboard.testing.emulator;

import java.io.IOException;
import java.util.function.Consumer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows a test each accepted message before the emulator answers. */
final class AnswerObserver extends OncePerRequestFilter {

    private volatile Consumer<JsonNode> consumer = message -> {};

    void observe(Consumer<JsonNode> other) {
        consumer = other;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !(request.getMethod().equals("POST") && request.getRequestURI().endsWith("/Messages.json"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() == HttpServletResponse.SC_CREATED) {
            consumer.accept(JsonMapper.shared().readTree(answer.getContentAsByteArray()));
        }
        answer.copyBodyToResponse();
    }
}
