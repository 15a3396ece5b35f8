package io.switchboard.gateway.problem;

import java.net.URI;
import java.util.Arrays;

import io.switchboard.web.ProblemTypes;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Lists the problems (RFC 9457) with which the gateway itself rejects requests or fails. Responses of services pass
 * unchanged. The texts are fixed: nothing of an exception, a host or a stack reaches a caller. The constants' names are
 * the stable types, the same that the services use.
 */
public enum GatewayProblem {
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "Invalid request", "The request cannot be read as HTTP should be."),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Not signed in", "Sign in, or send a valid bearer token."),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Forbidden", "No caller may send this request."),
    CSRF_TOKEN_MISSING(
            HttpStatus.FORBIDDEN,
            "CSRF token missing",
            "Send the value of the XSRF-TOKEN cookie as header X-XSRF-TOKEN, or use a bearer token."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found", "There is nothing at this address."),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed", "This address has no such method."),
    REQUEST_TIMEOUT(
            HttpStatus.REQUEST_TIMEOUT,
            "Request timeout",
            "The request did not arrive completely within the time limit."),
    CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Body too large", "The body is larger than this address takes."),
    UPGRADE_NOT_OFFERED(
            HttpStatus.BAD_REQUEST, "Upgrade not offered", "This address does not change to another protocol."),
    INTERNAL_SERVER_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR, "Internal error", "Something went wrong here; it is logged."),
    BAD_GATEWAY(HttpStatus.BAD_GATEWAY, "Service failed", "The service broke off while it answered."),
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable", "The service is down; try again."),
    BODY_GIVEN_UP(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Too many requests are arriving",
            "There was no room for the request while it arrived; try again."),
    IDENTITY_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Identity provider unavailable",
            "Tokens and logins cannot be checked at the moment; try again."),
    GATEWAY_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "Service timeout", "The service did not answer in time.");

    private final HttpStatus status;
    private final String title;
    private final String detail;

    GatewayProblem(HttpStatus status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }

    URI type() {
        return ProblemTypes.of(this);
    }

    /** The first problem with this status; else the general one of client or server errors. */
    static GatewayProblem ofStatus(HttpStatusCode status) {
        return Arrays.stream(values())
                .filter(problem -> problem.status.isSameCodeAs(status))
                .findFirst()
                .orElse(status.is4xxClientError() ? BAD_REQUEST : INTERNAL_SERVER_ERROR);
    }
}
