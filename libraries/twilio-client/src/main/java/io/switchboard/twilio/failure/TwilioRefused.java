package io.switchboard.twilio.failure;

import org.jspecify.annotations.Nullable;

/** Reports that Twilio rejected the request for good: a repeated request is rejected again. */
public final class TwilioRefused extends TwilioFailure {

    private static final long serialVersionUID = 1L;

    private final int httpStatus;
    private final @Nullable Integer code;

    public TwilioRefused(int httpStatus, @Nullable Integer code, String path) {
        super("Twilio refused %s with %d%s".formatted(path, httpStatus, code == null ? "" : ", error " + code));
        this.httpStatus = httpStatus;
        this.code = code;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /**
     * Returns Twilio's error code, if it gave one.
     *
     * @see <a href="https://www.twilio.com/docs/api/errors">Twilio's error codes</a>
     */
    public @Nullable Integer code() {
        return code;
    }
}
