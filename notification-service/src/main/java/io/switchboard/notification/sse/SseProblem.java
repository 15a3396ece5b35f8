package io.switchboard.notification.sse;

import java.net.URI;

import io.switchboard.notification.registry.StreamRejected;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Answers a request whose stream was rejected, with the time after which another request may succeed. */
final class SseProblem extends ErrorResponseException {

    private final long retryAfterSeconds;

    SseProblem(StreamRejected rejected) {
        super(status(rejected), problem(rejected), rejected);
        retryAfterSeconds = rejected.retryAfter().toSeconds();
    }

    @Override
    public HttpHeaders getHeaders() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        return headers;
    }

    private static HttpStatus status(StreamRejected rejected) {
        return switch (rejected.reason()) {
            case TOO_MANY_OF_TENANT -> HttpStatus.TOO_MANY_REQUESTS;
            case TOO_MANY, NOT_READY -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    private static ProblemDetail problem(StreamRejected rejected) {
        var problem = ProblemDetail.forStatusAndDetail(status(rejected), rejected.getMessage());
        var slug = switch (rejected.reason()) {
            case TOO_MANY_OF_TENANT -> "too-many-streams";
            case TOO_MANY -> "streams-exhausted";
            case NOT_READY -> "stream-not-ready";
        };
        problem.setType(URI.create("https://switchboard.io/problems/" + slug));
        return problem;
    }
}
