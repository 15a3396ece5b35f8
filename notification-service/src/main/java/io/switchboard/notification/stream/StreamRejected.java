package io.switchboard.notification.stream;

import java.net.URI;
import java.time.Duration;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** No stream now; it is worth trying again later. */
final class StreamRejected extends ErrorResponseException {

    private final Duration retryAfter;

    private StreamRejected(HttpStatus status, String slug, String detail, Duration retryAfter) {
        super(status, problem(status, slug, detail), null);
        this.retryAfter = retryAfter;
    }

    static StreamRejected tooManyOfTenant(int limit) {
        return new StreamRejected(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-streams",
                "Your organisation has " + limit + " streams open here already; close some.",
                Duration.ofSeconds(30));
    }

    static StreamRejected full() {
        return new StreamRejected(
                HttpStatus.SERVICE_UNAVAILABLE,
                "streams-exhausted",
                "No more streams can be opened here at the moment.",
                Duration.ofSeconds(5));
    }

    static StreamRejected notReady() {
        return new StreamRejected(
                HttpStatus.SERVICE_UNAVAILABLE,
                "stream-not-ready",
                "The events cannot be reached yet, or the service is stopping.",
                Duration.ofSeconds(5));
    }

    @Override
    public HttpHeaders getHeaders() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
        return headers;
    }

    private static ProblemDetail problem(HttpStatus status, String slug, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("https://switchboard.io/problems/" + slug));
        return problem;
    }
}
