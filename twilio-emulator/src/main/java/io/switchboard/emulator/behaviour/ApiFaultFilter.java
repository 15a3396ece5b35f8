package io.switchboard.emulator.behaviour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/** Applies the faults of {@code /control/behaviour} to calls of the REST API, and logs all calls. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class ApiFaultFilter extends OncePerRequestFilter {
    /** The header of calls by which a test maintains the emulator's state; they get no faults and are not logged. */
    private static final String UNOBSERVED = "Emulator-Unobserved";

    private final CurrentBehaviour behaviours;
    private final ApiCallLog log;
    private final SilentCalls silent;

    ApiFaultFilter(CurrentBehaviour behaviours, ApiCallLog log, SilentCalls silent) {
        this.behaviours = behaviours;
        this.log = log;
        this.silent = silent;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/control") || request.getHeader(UNOBSERVED) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var call = new ApiRequest(request, behaviours.current().largestPage());
        log.add(call.logged());
        var faults = behaviours.nextApiFaults(call.getMethod(), call.target(), call.getParameterMap());
        if (faults.isEmpty()) {
            chain.doFilter(call, response);
            return;
        }
        var answer = new ContentCachingResponseWrapper(response);
        if (faults.stream().allMatch(ApiFaultFilter::isProcessed)) {
            chain.doFilter(call, answer);
        }
        for (var fault : faults) {
            fail(fault, call, answer);
        }
        if (call.getAttribute(ConnectionCloser.CLOSE) == null) {
            answer.copyBodyToResponse();
        }
    }

    private static boolean isProcessed(ApiFault fault) {
        return switch (fault.kind()) {
            case FAIL_AFTER, SLOW, LIE -> true;
            case FAIL_BEFORE -> false;
            case TIMEOUT, STATUS -> Boolean.TRUE.equals(fault.committed());
        };
    }

    private void fail(ApiFault fault, ApiRequest call, ContentCachingResponseWrapper answer) throws IOException {
        switch (fault.kind()) {
            case FAIL_BEFORE, FAIL_AFTER -> call.setAttribute(ConnectionCloser.CLOSE, true);
            case TIMEOUT -> {
                silent.await();
                call.setAttribute(ConnectionCloser.CLOSE, true);
            }
            case SLOW -> silent.await(Duration.ofMillis(fault.delayMillis() == null ? 0 : fault.delayMillis()));
            case STATUS -> write(fault, answer);
            case LIE -> {
                var truth = answer.getContentAsByteArray();
                var lie = truth.length == 0 ? truth : AnswerLie.of(fault).applyTo(truth);
                answer.resetBuffer();
                answer.getOutputStream().write(lie);
            }
        }
    }

    private static void write(ApiFault fault, ContentCachingResponseWrapper answer) throws IOException {
        var status = fault.status() == null ? 500 : fault.status();
        var code = fault.code() == null ? 20_000 + status : fault.code();
        answer.reset();
        answer.setStatus(status);
        answer.setContentType("application/json");
        (fault.headers() == null ? Map.<String, String>of() : fault.headers()).forEach(answer::setHeader);
        var body = fault.body() == null
                ? JsonMapper.shared()
                        .writeValueAsString(
                                new TwilioError(status, code, "Failed on purpose, see /control/behaviour").body())
                : fault.body();
        answer.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
