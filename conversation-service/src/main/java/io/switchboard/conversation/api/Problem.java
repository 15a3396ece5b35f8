package io.switchboard.conversation.api;

import java.net.URI;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A failure that its caller can do something about, as RFC 9457 problem details with a stable type. */
public final class Problem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private Problem(HttpStatus status, String slug, String detail) {
        super(status, body(status, slug, detail), null);
    }

    /** The request itself is wrong. */
    public static Problem invalid(String slug, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, slug, detail);
    }

    public static Problem invalidCursor() {
        return invalid("invalid-cursor", "cursor is not one that this list gave; start again without it");
    }

    /** The request is larger than any that makes sense. */
    public static Problem tooLarge(String detail) {
        return new Problem(HttpStatus.CONTENT_TOO_LARGE, "content-too-large", detail);
    }

    /** The tenant has no such thing; whether another has is not said. */
    public static Problem notFound(String what, String id) {
        return new Problem(HttpStatus.NOT_FOUND, what + "-not-found", "There is no " + what + " " + id);
    }

    /** The request is right, but not as things are. */
    public static Problem conflict(String slug, String detail) {
        return new Problem(HttpStatus.CONFLICT, slug, detail);
    }

    /** Something behind us does not answer; nothing was done. */
    public static Problem unavailable(String slug, String detail) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, slug, detail);
    }

    private static ProblemDetail body(HttpStatus status, String slug, String detail) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("https://switchboard.io/problems/" + slug));
        return body;
    }
}
