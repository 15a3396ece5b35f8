package io.switchboard.notification.session;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.switchboard.notification.stream.OpenStream;
import io.switchboard.notification.stream.OpenStream.EndReason;
import io.switchboard.notification.stream.StreamRegistry;
import io.switchboard.notification.stream.StreamRejected;
import io.switchboard.notification.subscription.Subscription;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.TenantId;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/stream}: the tenant's events as server-sent events. Each stream has a virtual thread of its own and ends
 * with the bearer token at the latest.
 */
@RestController
class SseController {

    private final StreamRegistry registry;
    private final SseStreams streams;

    SseController(StreamRegistry registry, SseStreams streams) {
        this.registry = registry;
        this.streams = streams;
    }

    @GetMapping(path = "/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            ApiCaller caller,
            TenantId tenant,
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(name = "lastEventId", required = false) @Nullable String lastEventIdInUrl,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        // Spring calls this method for HEAD as well.
        if (request.getMethod().equals(HttpMethod.HEAD.name())) {
            throw new HttpRequestMethodNotSupportedException(HttpMethod.HEAD.name(), List.of(HttpMethod.GET.name()));
        }
        var stream = open(new Subscription(tenant.value(), caller.subject()));
        var expiry = Objects.requireNonNullElse(token.getExpiresAt(), Instant.MAX);
        // A browser that reconnects by itself repeats its URL, but its header is up to date.
        var resumeId = lastEventId == null ? lastEventIdInUrl : lastEventId;
        var connection = upgrade(stream, request, response);
        var trace = MDC.getCopyOfContextMap();
        Thread.ofVirtual().name("stream").start(() -> {
            MDC.setContextMap(trace);
            streams.serve(stream, resumeId, expiry, connection);
        });
    }

    private OpenStream open(Subscription subscription) throws InterruptedException {
        try {
            return registry.open(subscription);
        } catch (StreamRejected e) {
            throw SseProblems.of(e);
        }
    }

    private SseConnection upgrade(OpenStream stream, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            beginResponse(response);
            return request.upgrade(SseConnection.class);
        } catch (IOException | ServletException | RuntimeException e) {
            registry.close(stream, EndReason.CLIENT_GONE);
            throw e;
        }
    }

    private static void beginResponse(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        // Makes nginx and similar proxies pass every byte on at once.
        response.setHeader("X-Accel-Buffering", "no");
        // The body ends with the connection, so that SseConnection can write it without Tomcat's response.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.flushBuffer();
    }
}
