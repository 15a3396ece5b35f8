package io.switchboard.emulator.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Answers errors as Twilio does, except those of the control API. */
@RestControllerAdvice
@Order
class TwilioErrors {
    private static final Logger log = LoggerFactory.getLogger(TwilioErrors.class);

    @ExceptionHandler
    ResponseEntity<TwilioError.Body> refused(TwilioError error) {
        var answer = ResponseEntity.status(error.status()).contentType(MediaType.APPLICATION_JSON);
        if (error.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Twilio API\"");
        }
        return answer.body(error.body());
    }

    @ExceptionHandler
    ResponseEntity<?> unknownPath(NoHandlerFoundException e, HttpServletRequest request) {
        return isTwilios(request) ? refused(TwilioError.notFound(request.getRequestURI())) : problem(e);
    }

    @ExceptionHandler
    ResponseEntity<?> unknownMethod(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        return isTwilios(request) ? refused(new TwilioError(405, 20004, "Method not allowed")) : problem(e);
    }

    /** Returns whether the request is for Twilio's API. The control API is ours and answers like our other APIs. */
    private static boolean isTwilios(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/control");
    }

    private static ResponseEntity<ProblemDetail> problem(ErrorResponse e) {
        return ResponseEntity.status(e.getStatusCode())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(e.getBody());
    }

    @ExceptionHandler
    ResponseEntity<TwilioError.Body> unexpected(Exception e) {
        log.error("the emulator failed", e);
        return refused(new TwilioError(500, 20500, "Internal server error of the emulator; its log has the cause"));
    }
}
