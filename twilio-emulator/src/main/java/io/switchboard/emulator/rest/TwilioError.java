package io.switchboard.emulator.rest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An error answer of the REST API: an HTTP status and one of Twilio's error codes. */
public final class TwilioError extends RuntimeException {
    private final int status;
    private final int code;
    private final String explanation;

    public TwilioError(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.explanation = message;
    }

    public static TwilioError badRequest(int code, String message) {
        return new TwilioError(400, code, message);
    }

    public static TwilioError unauthorized() {
        return new TwilioError(401, 20003, "Authenticate");
    }

    public static TwilioError notFound(String path) {
        return new TwilioError(404, 20404, "The requested resource " + path + " was not found");
    }

    public int status() {
        return status;
    }

    public Body body() {
        return new Body(code, explanation, "https://www.twilio.com/docs/errors/" + code, status);
    }

    /** The JSON object in which Twilio reports the error. */
    public record Body(
            int code,
            String message,
            @JsonProperty("more_info") String moreInfo,
            int status) {}
}
