package io.switchboard.notification.outbound;

import java.time.Duration;
import java.util.Map;

/** The result of a request: an answer of any status, or the failure to get one. */
public sealed interface OutboundResult {

    /** How long the request took. */
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
    }

    /** No answer. */
    record Failed(OutboundFailure failure, Duration duration) implements OutboundResult {}
}
