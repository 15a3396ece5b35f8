package io.switchboard.ingress.request;

import java.util.Locale;

import io.switchboard.ingress.form.MalformedForm;
import org.slf4j.event.Level;
import org.springframework.http.HttpStatus;

import static org.slf4j.event.Level.ERROR;
import static org.slf4j.event.Level.INFO;
import static org.slf4j.event.Level.WARN;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

/**
 * Names the reason for which a webhook was not accepted, with the HTTP status, the log level and the text for the sender. All
 * faults of a signature have the same answer, so that guessing reveals nothing; the log tells them apart.
 */
public enum RejectionReason {
    UNSIGNED(FORBIDDEN, INFO, Details.FORBIDDEN),
    BAD_SIGNATURE(FORBIDDEN, WARN, Details.FORBIDDEN),
    UNKNOWN_ACCOUNT(FORBIDDEN, WARN, Details.FORBIDDEN),
    UNSUPPORTED_CONTENT_TYPE(
            UNSUPPORTED_MEDIA_TYPE,
            INFO,
            "Webhooks are application/x-www-form-urlencoded or application/json in UTF-8, as Twilio sends them."),
    CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, INFO, "A webhook's body may have at most 256 KiB."),
    TOO_MANY_PARAMETERS(HttpStatus.CONTENT_TOO_LARGE, INFO, "A webhook may have at most 2,000 parameters."),
    BODY_CUT_SHORT(BAD_REQUEST, INFO, "The body ended early or came too slowly."),
    BAD_PERCENT_ENCODING(BAD_REQUEST, INFO, "A '%' is not followed by two hexadecimal digits."),
    BAD_UTF_8(BAD_REQUEST, INFO, "A parameter is not UTF-8."),
    BAD_JSON(BAD_REQUEST, INFO, "The body is no JSON object, or nested more than 32 deep."),
    /** The signature is valid, but a parameter is not as Twilio sends it; see {@code TwilioParameters}. */
    BAD_PARAMETERS(BAD_REQUEST, WARN, "A parameter is missing, or is not as Twilio sends it."),
    /** The event is larger than a Kafka record may be. */
    EVENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, WARN, "The content of the webhook is too large to be stored."),
    /** More webhooks are in progress than are processed at the same time. */
    OVERLOADED(SERVICE_UNAVAILABLE, WARN, Details.TRY_AGAIN),
    /** The directory is not loaded, so that the signature cannot be checked yet. */
    NOT_READY(SERVICE_UNAVAILABLE, WARN, Details.TRY_AGAIN),
    /** No known token made the signature, but Twilio may have another one for the account; see {@code UnknownSignatures}. */
    SIGNATURE_UNDECIDED(
            SERVICE_UNAVAILABLE,
            WARN,
            "It is not decided yet whether the signature is valid; please send the webhook again."),
    /** Kafka did not acknowledge the event in time. */
    NOT_PUBLISHED(SERVICE_UNAVAILABLE, ERROR, Details.TRY_AGAIN),
    /** A defect of this service. */
    UNEXPECTED(INTERNAL_SERVER_ERROR, ERROR, Details.TRY_AGAIN);

    private final HttpStatus status;
    private final Level level;
    private final String detail;

    RejectionReason(HttpStatus status, Level level, String detail) {
        this.status = status;
        this.level = level;
        this.detail = detail;
    }

    public static RejectionReason of(MalformedForm.Defect defect) {
        return switch (defect) {
            case PERCENT_ENCODING -> BAD_PERCENT_ENCODING;
            case UTF_8 -> BAD_UTF_8;
            case TOO_MANY_PARAMETERS -> TOO_MANY_PARAMETERS;
            case JSON, TOO_DEEP -> BAD_JSON;
        };
    }

    public HttpStatus status() {
        return status;
    }

    /** Returns the level of the log line. */
    public Level level() {
        return level;
    }

    /** Returns the text for the sender. */
    public String detail() {
        return detail;
    }

    /** Returns the stable name for logs, meters and records. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether the fault is this service's, and not the sender's. */
    public boolean isOurFault() {
        return status.is5xxServerError();
    }

    /** Returns whether a call is answered all the same, without an event. */
    public boolean leavesCallUnrecorded() {
        return isOurFault() || this == BAD_PARAMETERS || this == EVENT_TOO_LARGE;
    }

    /** Returns the last part of the problem's type. */
    public String problemType() {
        return status == FORBIDDEN ? "signature-not-accepted" : label();
    }

    /** Holds constants, because the constants of an enum cannot use its static fields. */
    private static final class Details {
        static final String FORBIDDEN = "The signature is missing or wrong.";
        static final String TRY_AGAIN =
                "The webhook could not be accepted at present. It is valid; please send it again.";
    }
}
