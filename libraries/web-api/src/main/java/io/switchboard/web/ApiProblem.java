package io.switchboard.web;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Ends a request with RFC 9457 problem details that have a stable type. The caller sees type and detail; a cause is for
 * the log only. Each HTTP status has a factory, which names when to use it.
 */
public final class ApiProblem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    /** Details may quote the request, which can be of any length and hold unpaired surrogates. */
    private static final int LONGEST_DETAIL = 1000;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private ApiProblem(HttpStatus status, String type, String detail, @Nullable Throwable cause) {
        super(status, body(status, type, detail), cause);
    }

    /** 400: the request itself is wrong. */
    public static ApiProblem invalid(String type, String detail) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, type, detail, null);
    }

    /** 400: fields of the body are wrong; {@code errors} names each of them. */
    public static ApiProblem invalidFields(String type, List<FieldProblem> fields) {
        var first = fields.getFirst();
        var problem = invalid(
                type, first.field().isEmpty() ? first.detail() : "At '" + first.field() + "': " + first.detail());
        problem.getBody().setProperty("errors", List.copyOf(fields));
        return problem;
    }

    /** 400: the list did not return this cursor. */
    public static ApiProblem invalidCursor() {
        return invalid(
                "invalid-cursor",
                "The list did not return this cursor. Pass 'next' of the previous page unchanged, or start without"
                        + " one.");
    }

    /** 401: the request has no valid token of the issuer. */
    public static ApiProblem unauthenticated() {
        return new ApiProblem(
                HttpStatus.UNAUTHORIZED,
                "unauthenticated",
                "Send 'Authorization: Bearer <token>' with a valid token of this installation's issuer.",
                null);
    }

    /** 403: the caller's role or tenant does not allow the request. */
    public static ApiProblem forbidden(String type, String detail) {
        return new ApiProblem(HttpStatus.FORBIDDEN, type, detail, null);
    }

    /** 404: the tenant has no such resource. It does not reveal whether another tenant has. */
    public static ApiProblem notFound(String what, String id) {
        return notFound(what + "-not-found", "There is no " + what + " " + id + ".", null);
    }

    /** 404 with a type and a detail of its own. */
    public static ApiProblem notFound(String type, String detail, @Nullable Throwable cause) {
        return new ApiProblem(HttpStatus.NOT_FOUND, type, detail, cause);
    }

    /** 409: the request is right, but not in the present state of the resource. */
    public static ApiProblem conflict(String type, String detail) {
        return new ApiProblem(HttpStatus.CONFLICT, type, detail, null);
    }

    /** 412: the resource has changed since the revision that the request names; the problem shows its present state. */
    public static ApiProblem outdated(long revision, Object current) {
        var problem = new ApiProblem(
                HttpStatus.PRECONDITION_FAILED,
                "revision-outdated",
                "The resource has changed since that revision; 'current' shows its present state.",
                null);
        problem.getBody().setProperty("current", current);
        problem.getHeaders().setETag(IfMatch.tag(revision));
        return problem;
    }

    /** 413: the body has more bytes than the service takes. */
    public static ApiProblem tooLarge(int largest) {
        return new ApiProblem(
                HttpStatus.CONTENT_TOO_LARGE,
                "content-too-large",
                "The body has more than " + largest + " bytes.",
                null);
    }

    /** 429: the caller has reached a limit. */
    public static ApiProblem tooMany(String type, String detail, Duration retryAfter) {
        return new ApiProblem(HttpStatus.TOO_MANY_REQUESTS, type, detail, null).retryAfter(retryAfter);
    }

    /** 502: a system that the request needs refuses to do its part. */
    public static ApiProblem badGateway(String type, String detail, @Nullable Throwable cause) {
        return new ApiProblem(HttpStatus.BAD_GATEWAY, type, detail, cause);
    }

    /** 503 with {@code Retry-After}: a system that the request needs does not answer, and nothing was done. */
    public static ApiProblem unavailable(String type, String detail) {
        return unavailable(type, detail, null);
    }

    /** 503 with {@code Retry-After}, and with the failure that led to it. */
    public static ApiProblem unavailable(String type, String detail, @Nullable Throwable cause) {
        return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, type, detail, cause).retryAfter(RETRY_AFTER);
    }

    /** The same problem, which asks the caller to wait before the next attempt. */
    public ApiProblem retryAfter(Duration delay) {
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(delay.toSeconds()));
        return this;
    }

    private static ProblemDetail body(HttpStatus status, String type, String detail) {
        var body = ProblemDetail.forStatusAndDetail(status, UnicodeText.bounded(detail, LONGEST_DETAIL));
        body.setType(ProblemTypes.of(type));
        return body;
    }
}
