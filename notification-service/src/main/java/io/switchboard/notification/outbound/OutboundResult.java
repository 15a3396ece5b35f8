package io.switchboard.notification.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The result of a request: an answer of any status, or the failure to get one. */
public sealed interface OutboundResult {

    /** The duration of the request. */
    Duration duration();

    /**
     * An answer.
     *
     * @param headers by their names in small letters, those with short values only
     * @param body the beginning of the body as text
     */
    record Answered(int status, Map<String, String> headers, String body, Duration duration) implements OutboundResult {

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** Returns when the server asks to be called again; empty where it does not. */
        public Optional<Instant> retryAfter(Instant now) {
            return RetryAfter.read(headers.get("retry-after"), now);
        }
    }

    /** No answer. */
    record Failed(OutboundFailure failure, Duration duration) implements OutboundResult {}
}
